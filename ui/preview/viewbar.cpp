#include "ui/preview/viewbar.h"

#include "ui/shared/elidedlabel.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

namespace hanga {

namespace {

constexpr int zoomFrom = 460;  // narrower: no room for the zoom
constexpr int wordsFrom = 560; // narrower: the check shows without its words

struct Look
{
    QString icon;
    Token color;
    const char *role;
    QString word;
};

} // namespace

ViewBar::ViewBar(QWidget *parent) : QFrame(parent)
{
    setRole(this, "head");
    setObjectName(QStringLiteral("viewBar"));
    setFixedHeight(40);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::grid, 0);
    row->setSpacing(metrics::halfStep);
    m_icon = new IconLabel(16);
    m_word = new QLabel;
    setRole(m_word, "strong");
    m_word->setObjectName(QStringLiteral("viewState"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_word->setFont(strong); // in every role
    m_detail = new ElidedLabel;
    setRole(m_detail, "secondary");
    m_badge = new QToolButton;
    setRole(m_badge, "link");
    m_badge->setObjectName(QStringLiteral("viewNewResults"));
    m_badge->setToolTip(tr("Show the newest image"));
    m_badge->setProperty("controlSize", QStringLiteral("small"));
    connect(m_badge, &QToolButton::clicked, this, &ViewBar::newestRequested);
    m_follow = new QCheckBox;
    m_follow->setObjectName(QStringLiteral("viewFollowNewest"));
    m_follow->setAccessibleName(tr("Follow newest"));
    m_follow->setToolTip(tr("Follow newest"));
    m_follow->setChecked(true);
    connect(m_follow, &QCheckBox::clicked, this, &ViewBar::followNewestChanged); // by the person only
    m_zoom = buildZoom();
    m_copy = iconButton("viewCopy", QStringLiteral("copy"), tr("Copy image"), &ViewBar::copyRequested);
    m_save = iconButton("viewSaveAs", QStringLiteral("download"), tr("Save image as…"), &ViewBar::saveAsRequested);
    m_folder = iconButton("viewShowInFolder", QStringLiteral("folder-open"), tr("Show in folder"),
                          &ViewBar::showInFolderRequested);
    m_full = iconButton("viewFullScreen", QStringLiteral("maximize"), tr("Full screen"), &ViewBar::fullScreenRequested);

    row->addWidget(m_icon);
    row->addWidget(m_word);
    row->addSpacing(metrics::halfStep);
    row->addWidget(m_detail, 1);
    row->addWidget(m_badge);
    row->addWidget(m_follow);
    row->addSpacing(metrics::grid);
    row->addWidget(m_zoom);
    for (QToolButton *button : {m_copy, m_save, m_folder, m_full})
        row->addWidget(button);
    showState(State::Nothing, {});
    setNewResults(0);
    setPictureActions(false);
    setZoomText({});
}

QToolButton *ViewBar::iconButton(const char *name, const QString &iconName, const QString &text,
                                 void (ViewBar::*signal)())
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setAccessibleName(QString(text).remove(u'…'));
    button->setToolTip(text);
    connect(button, &QToolButton::clicked, this, signal);
    return button;
}

QPushButton *ViewBar::buildZoom()
{
    auto *button = new QPushButton;
    setRole(button, "quiet");
    button->setObjectName(QStringLiteral("viewZoom"));
    button->setAccessibleName(tr("Zoom"));
    button->setToolTip(tr("Zoom"));
    auto *menu = new QMenu(button);
    menu->addAction(tr("Fit"), this, &ViewBar::fitRequested);
    menu->addSeparator();
    for (const int percent : {50, 100, 200, 400}) {
        menu->addAction(tr("%1 %").arg(percent), this, [this, percent] { Q_EMIT zoomRequested(percent / 100.0); });
    }
    button->setMenu(menu);
    return button;
}

void ViewBar::showState(State state, const QString &detail)
{
    Look look;
    switch (state) {
    case State::Nothing:
        look = {QStringLiteral("image"), Token::Text2, "strong", tr("Preview")};
        break;
    case State::Live:
        look = {QStringLiteral("eye"), Token::Accent, "strong", tr("Live preview")};
        break;
    case State::Result:
        look = {QStringLiteral("image"), Token::Text2, "strong", tr("Result")};
        break;
    case State::Failed:
        look = {QStringLiteral("circle-x"), Token::Err, "error", tr("Failed")};
        break;
    }
    m_icon->setIcon(look.icon, look.color);
    setRole(m_word, look.role);
    m_word->setText(look.word);
    m_detail->setText(detail);
}

void ViewBar::setZoomText(const QString &text)
{
    m_zoom->setText(text);
    m_zoom->setAccessibleDescription(text);
    showZoom();
}

void ViewBar::showZoom()
{
    m_zoom->setVisible(!m_zoom->text().isEmpty() && width() >= zoomFrom); // the keys and the wheel remain
}

void ViewBar::setPictureActions(bool possible)
{
    for (QToolButton *button : {m_copy, m_save, m_folder, m_full}) {
        button->setEnabled(possible);
        const QString name = button->accessibleName();
        button->setToolTip(possible ? name : tr("%1: needs a finished image").arg(name));
    }
}

void ViewBar::setFollowNewest(bool follow)
{
    m_follow->setChecked(follow);
}

void ViewBar::setNewResults(int count)
{
    m_badge->setText(tr("%n new", nullptr, count));
    m_badge->setVisible(count > 0);
}

void ViewBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showZoom();
    m_follow->setText(event->size().width() >= wordsFrom ? tr("Follow newest") : QString());
}

} // namespace hanga
