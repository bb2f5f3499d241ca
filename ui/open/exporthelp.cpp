#include "ui/open/exporthelp.h"

#include "ui/shared/iconlabel.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hanga {

namespace {

constexpr int pageWidth = 520; // px: a comfortable line

QLabel *wrapped(const QString &text, const char *role = nullptr)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (role)
        setRole(label, role);
    return label;
}

} // namespace

ExportHelp::ExportHelp(QWidget *parent) : QWidget(parent), m_title(wrapped({}, "title"))
{
    setObjectName(QStringLiteral("exportHelp"));
    m_title->setObjectName(QStringLiteral("exportHelpTitle"));
    auto *body = new QWidget;
    body->setFixedWidth(pageWidth);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, metrics::groupGap, 0, metrics::groupGap);
    column->setSpacing(metrics::panelPadding);
    auto *mark = new IconLabel(32);
    mark->setIcon(QStringLiteral("file-json"), Token::Accent);
    column->addWidget(mark, 0, Qt::AlignLeft);
    column->addWidget(m_title);
    column->addWidget(
        wrapped(tr("Hanga runs it as soon as it has seen a server once, because only a server knows "
                   "its nodes. The file opens by itself then. Without a server, export it the other way:"),
                "secondary"));
    column->addWidget(buildSteps());
    column->addWidget(buildButtons());
    auto *page = new QVBoxLayout(this);
    page->addStretch(2);
    auto *middle = new QHBoxLayout; // not an alignment, which would know nothing of the height of wrapped lines
    middle->addStretch();
    middle->addWidget(body);
    middle->addStretch();
    page->addLayout(middle);
    page->addStretch(3);
    setFile({});
}

QWidget *ExportHelp::buildSteps()
{
    auto *card = new QFrame;
    setRole(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::panelPadding, metrics::panelPadding, metrics::panelPadding,
                               metrics::panelPadding);
    column->setSpacing(metrics::fieldGap);
    const QStringList steps = {tr("In ComfyUI open the Settings."), tr("Switch “Dev mode” on."),
                               tr("Choose Workflow → Export (API), and open that file here.")};
    for (qsizetype i = 0; i < steps.size(); ++i) {
        auto *row = new QHBoxLayout;
        row->setSpacing(metrics::fieldGap);
        auto *number = new QLabel(QString::number(i + 1));
        setRole(number, "badge");
        row->addWidget(number, 0, Qt::AlignTop);
        row->addWidget(wrapped(steps[i]), 1);
        column->addLayout(row);
    }
    return card;
}

QWidget *ExportHelp::buildButtons()
{
    struct Choice
    {
        const char *name;
        QString text;
        void (ExportHelp::*chosen)();
    };
    const QList<Choice> choices = {{"exportHelpConnect", tr("Connect to a server…"), &ExportHelp::connectRequested},
                                   {"exportHelpOpen", tr("Open another file…"), &ExportHelp::openRequested},
                                   {"exportHelpClose", tr("Back"), &ExportHelp::closed}};
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.text);
        button->setObjectName(QLatin1StringView(choice.name));
        button->setProperty("controlSize", QStringLiteral("main"));
        connect(button, &QPushButton::clicked, this, choice.chosen);
        row->addWidget(button);
        if (row->count() == 1) {
            setRole(button, "primary");
            setFocusProxy(button);
        }
    }
    row->addStretch();
    return line;
}

void ExportHelp::setFile(const QString &name)
{
    m_title->setText(name.isEmpty() ? tr("This file was saved for the editor")
                                    : tr("“%1” was saved for the editor").arg(name));
}

void ExportHelp::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace hanga
