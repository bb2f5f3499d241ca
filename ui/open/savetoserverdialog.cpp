#include "ui/open/savetoserverdialog.h"

#include "ui/open/errorbanner.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QCompleter>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace hanga {

namespace {

const QString ending = QStringLiteral(".json");
constexpr int longestName =
    200; // file systems take 255 bytes; Japanese has three a character, so the server may say no

/// What no file system of a server takes. A slash is a folder.
bool isForbidden(QChar c)
{
    return c.category() == QChar::Other_Control || QStringView(u"\\:*?\"<>|").contains(c);
}

} // namespace

SaveToServerDialog::SaveToServerDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("saveToServer"));
    setWindowTitle(tr("Save to the server"));
    setMinimumWidth(440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::panelPadding, metrics::panelPadding, metrics::panelPadding,
                               metrics::panelPadding);
    column->setSpacing(metrics::halfStep);
    auto *label = new QLabel(tr("Name"));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("saveToServerName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("folder/name"));
    m_name->setMaxLength(longestName);
    label->setBuddy(m_name);
    m_offered = new QStringListModel(this);
    auto *completer = new QCompleter(m_offered, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    m_name->setCompleter(completer);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_banner->hide();
        showState();
    });
    column->addWidget(label);
    column->addWidget(m_name);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("saveToServerNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    m_banner = new ErrorBanner("saveToServerBanner", "saveToServerError");
    column->addWidget(m_banner);
    column->addWidget(buildBusy());
    column->addStretch(1);
    column->addLayout(buildFoot());
    showState();
}

QWidget *SaveToServerDialog::buildBusy()
{
    m_busy = new QProgressBar;
    m_busy->setObjectName(QStringLiteral("saveToServerBusy"));
    m_busy->setAccessibleName(tr("Progress"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(metrics::halfStep);
    QSizePolicy keepsItsPlace = m_busy->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(keepsItsPlace);
    return m_busy;
}

QLayout *SaveToServerDialog::buildFoot()
{
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("saveToServerCancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &SaveToServerDialog::reject);
    m_save = new QPushButton;
    m_save->setObjectName(QStringLiteral("saveToServerSave"));
    m_save->setDefault(true);
    setRole(m_save, "primary");
    connect(m_save, &QPushButton::clicked, this, &SaveToServerDialog::save);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, metrics::halfStep, 0, 0);
    row->setSpacing(metrics::grid);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    return row;
}

void SaveToServerDialog::setServerName(const QString &name)
{
    setWindowTitle(name.isEmpty() ? tr("Save to the server") : tr("Save to %1").arg(name));
}

void SaveToServerDialog::setName(const QString &name)
{
    m_name->setText(name);
}

void SaveToServerDialog::setTaken(const QStringList &paths)
{
    m_taken = QSet<QString>(paths.begin(), paths.end());
    offerFolders();
    showState();
}

void SaveToServerDialog::offerFolders()
{
    QSet<QString> folders;
    for (const QString &path : std::as_const(m_taken)) {
        for (qsizetype slash = path.indexOf(u'/'); slash > 0; slash = path.indexOf(u'/', slash + 1))
            folders.insert(path.first(slash + 1));
    }
    QStringList offered(folders.begin(), folders.end());
    offered.sort(Qt::CaseInsensitive);
    m_offered->setStringList(offered);
}

void SaveToServerDialog::setError(const Error &error)
{
    setSaving(false);
    if (error.kind == Error::Kind::FileExistsOnServer) {
        m_taken.insert(path()); // the note says the rest
    } else if (error.kind != Error::Kind::Cancelled) {
        m_banner->say(error);
    }
    showState();
    m_name->setFocus();
}

QString SaveToServerDialog::path() const
{
    const QString typed = m_name->text().trimmed();
    return typed.endsWith(ending, Qt::CaseInsensitive) ? typed.chopped(ending.size()) + ending : typed + ending;
}

/// A sentence; empty if the name can be used, and for one that is not typed yet.
QString SaveToServerDialog::whatIsWrong() const
{
    const QString name = path().chopped(ending.size());
    for (const QChar c : name) {
        if (isForbidden(c))
            return tr("A name cannot have any of these: \\ : * ? \" < > |");
    }
    const QStringList parts = name.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isUnfinished = i == parts.size() - 1 && parts[i].isEmpty();
        if (!isUnfinished && parts[i].trimmed().isEmpty())
            return tr("A folder needs a name.");
        if (parts[i].startsWith(u'.'))
            return tr("A name cannot begin with a dot: the server would hide it.");
    }
    return {};
}

void SaveToServerDialog::save()
{
    if (m_isSaving || !m_save->isEnabled())
        return;
    setSaving(true);
    Q_EMIT saveRequested(path(), m_taken.contains(path()));
}

void SaveToServerDialog::setSaving(bool saving)
{
    m_isSaving = saving;
    if (saving)
        m_banner->hide();
    showState();
}

void SaveToServerDialog::reject()
{
    if (!m_isSaving) {
        QDialog::reject();
        return;
    }
    setSaving(false);
    Q_EMIT cancelRequested();
}

void SaveToServerDialog::closeEvent(QCloseEvent *event)
{
    if (m_isSaving)
        reject();
    QDialog::closeEvent(event);
}

/// A window does not grow by itself with a text that needs more lines.
bool SaveToServerDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        if (const int needed = layout()->totalHeightForWidth(width()); needed > height())
            resize(width(), needed);
    }
    return done;
}

void SaveToServerDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_name->setFocus();
    m_name->selectAll();
}

void SaveToServerDialog::showState()
{
    const QString wrong = whatIsWrong();
    const QString file = path();
    const bool isNamed = !file.section(u'/', -1).chopped(ending.size()).trimmed().isEmpty();
    const bool replaces = wrong.isEmpty() && m_taken.contains(file);
    const QString folder = file.contains(u'/') ? file.section(u'/', 0, -2) : QString();
    if (!wrong.isEmpty())
        m_note->setText(wrong);
    else if (replaces)
        m_note->setText(tr("This replaces the workflow of the same name on the server."));
    else if (folder.isEmpty())
        m_note->setText(tr("It is saved among the workflows of the server, for its web page too."));
    else
        m_note->setText(tr("It is saved in the folder “%1” of the server.").arg(folder));
    setRole(m_note, !wrong.isEmpty() ? "error" : replaces ? "warning" : "secondary");
    setRole(m_name, wrong.isEmpty() ? "" : "error");
    m_name->setAccessibleDescription(m_note->text());
    m_name->setEnabled(!m_isSaving);
    m_busy->setVisible(m_isSaving);
    m_save->setText(replaces ? tr("Replace") : tr("Save"));
    m_save->setAutoDefault(!replaces); // Enter in the name must not throw another workflow away
    m_save->setDefault(!replaces);
    m_save->setEnabled(!m_isSaving && wrong.isEmpty() && isNamed);
}

} // namespace hanga
