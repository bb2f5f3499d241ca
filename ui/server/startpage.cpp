#include "ui/server/startpage.h"

#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QToolButton>

namespace hanga {

namespace {

constexpr int cardWidth = 320;
constexpr int sideBySideFrom = 760;
constexpr QSize demoPicture(84, 56);

QLabel *wrapped(const QString &text, const char *role)
{
    auto *label = new QLabel(text);
    setRole(label, role);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QToolButton *linkButton(const char *name, const QString &text)
{
    auto *button = new QToolButton;
    setRole(button, "link");
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("controlSize", QStringLiteral("small"));
    return button;
}

/// A card with its icon, heading and text; the rest follows.
std::pair<QFrame *, QVBoxLayout *> card(const QString &iconName, const QString &heading, const QString &text)
{
    auto *frame = new QFrame;
    setRole(frame, "card");
    frame->setFixedWidth(cardWidth);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(0);
    auto *tile = new QFrame;
    setRole(tile, "raised");
    tile->setFixedSize(48, 48);
    auto *tileRow = new QHBoxLayout(tile);
    tileRow->setContentsMargins(12, 12, 12, 12);
    auto *tileIcon = new IconLabel(24);
    tileIcon->setIcon(iconName, Token::Accent);
    tileRow->addWidget(tileIcon);
    auto *title = new QLabel(heading);
    setRole(title, "heading");
    column->addWidget(tile, 0, Qt::AlignLeft);
    column->addSpacing(metrics::panelPadding);
    column->addWidget(title);
    column->addSpacing(metrics::grid);
    column->addWidget(wrapped(text, "secondary"));
    column->addSpacing(metrics::groupGap);
    return {frame, column};
}

QPixmap roundedPicture(const QImage &picture, qreal ratio)
{
    QPixmap pixmap(demoPicture * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath clip;
    clip.addRoundedRect(QRectF(QPointF(), QSizeF(demoPicture)), metrics::smallRadius, metrics::smallRadius);
    painter.setClipPath(clip);
    const QSize filled = picture.size().scaled(demoPicture, Qt::KeepAspectRatioByExpanding);
    painter.drawImage(
        QRect(QPoint((demoPicture.width() - filled.width()) / 2, (demoPicture.height() - filled.height()) / 2), filled),
        picture);
    return pixmap;
}

QString invitation()
{
    return StartPage::tr("Hanga makes pictures with a ComfyUI server. Pick a way to begin.");
}

} // namespace

StartPage::StartPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startPage"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);

    m_middle = new QWidget;
    auto *column = new QVBoxLayout(m_middle);
    column->setContentsMargins(metrics::panelPadding, metrics::groupGap, metrics::panelPadding, metrics::groupGap);
    column->setSpacing(0);
    column->addStretch(2);
    buildHead(column);
    column->addSpacing(40);
    auto *cards = new QWidget;
    m_cards = new QBoxLayout(QBoxLayout::LeftToRight, cards);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(metrics::panelPadding);
    m_cards->addWidget(buildConnectCard());
    m_cards->addWidget(buildDemoCard());
    column->addWidget(cards, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::groupGap);
    column->addWidget(buildLookLine(), 0, Qt::AlignHCenter);
    column->addStretch(3);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_middle);
    outer->addWidget(scroll, 1);
    outer->addWidget(buildFoot());
    setAddress(QStringLiteral("http://127.0.0.1:8188"));
}

void StartPage::buildHead(QVBoxLayout *column)
{
    auto *mark = new QLabel;
    mark->setPixmap(appIcon().pixmap(56, 56));
    auto *title = new QLabel(tr("Where should pictures be made?"));
    setRole(title, "title");
    title->setAlignment(Qt::AlignHCenter);
    title->setWordWrap(true);
    m_subtitle = new QLabel(invitation());
    setRole(m_subtitle, "secondary");
    m_subtitle->setAlignment(Qt::AlignHCenter);
    m_subtitle->setWordWrap(true);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::panelPadding);
    column->addWidget(title);
    column->addSpacing(metrics::grid);
    column->addWidget(m_subtitle);
}

QFrame *StartPage::buildConnectCard()
{
    const auto [frame, column] = card(QStringLiteral("plug"), tr("Connect to a server"),
                                      tr("On this computer, on your network, or on the internet."));
    m_address = new QLineEdit;
    m_address->setObjectName(QStringLiteral("startAddress"));
    m_address->setAccessibleName(tr("Server address"));
    m_hint = wrapped(tr("Address, or just a name and port"), "small");
    m_errorLine = new QWidget;
    auto *errorRow = new QHBoxLayout(m_errorLine);
    errorRow->setContentsMargins(0, 0, 0, 0);
    errorRow->setSpacing(6);
    auto *errorIcon = new IconLabel(14);
    errorIcon->setIcon(QStringLiteral("circle-x"), Token::Err);
    m_error = wrapped({}, "error");
    m_error->setObjectName(QStringLiteral("startError"));
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    errorRow->addWidget(errorIcon, 0, Qt::AlignTop);
    errorRow->addWidget(m_error, 1);
    m_errorLine->hide();
    m_connect = new QPushButton(tr("Connect"));
    setRole(m_connect, "primary");
    m_connect->setObjectName(QStringLiteral("startConnect"));
    m_connect->setProperty("controlSize", QStringLiteral("main"));
    m_connect->setAccessibleName(tr("Connect"));

    column->addStretch(1);
    column->addWidget(m_address);
    column->addSpacing(metrics::halfStep);
    column->addWidget(m_hint);
    column->addWidget(m_errorLine);
    column->addSpacing(metrics::groupGap);
    column->addWidget(m_connect);
    connect(m_connect, &QPushButton::clicked, this, &StartPage::connectToTyped);
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::connectToTyped);
    connect(m_address, &QLineEdit::textEdited, this, &StartPage::clearError);
    return frame;
}

QFrame *StartPage::buildDemoCard()
{
    const auto [frame, column] =
        card(QStringLiteral("flask-conical"), tr("Try the built-in demo"),
             tr("No server, no download. Draws simple landscapes so you can learn the window."));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    for (int i = 0; i < 3; ++i) {
        auto *picture = new QLabel;
        picture->setFixedSize(demoPicture);
        m_pictures += picture;
        row->addWidget(picture);
    }
    auto *open = new QPushButton(tr("Open the demo"));
    open->setObjectName(QStringLiteral("startDemo"));
    open->setProperty("controlSize", QStringLiteral("main"));
    column->addStretch(1);
    column->addLayout(row);
    column->addSpacing(metrics::groupGap);
    column->addWidget(open);
    connect(open, &QPushButton::clicked, this, &StartPage::demoRequested);
    return frame;
}

QWidget *StartPage::buildLookLine()
{
    m_lookLine = new QWidget;
    auto *row = new QHBoxLayout(m_lookLine);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    auto *glass = new IconLabel(16);
    glass->setIcon(QStringLiteral("search"));
    m_looked = new QLabel;
    setRole(m_looked, "secondary");
    m_looked->setObjectName(QStringLiteral("startLooked"));
    m_looked->setTextFormat(Qt::PlainText);
    auto *again = linkButton("startLookAgain", tr("Look again"));
    connect(again, &QToolButton::clicked, this, &StartPage::lookAgainRequested);
    row->addWidget(glass);
    row->addWidget(m_looked);
    row->addWidget(again);
    m_lookLine->hide();
    return m_lookLine;
}

QWidget *StartPage::buildFoot()
{
    auto *foot = new QWidget;
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QFrame;
    setRole(line, "line");
    line->setFixedHeight(1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::panelPadding, metrics::grid, metrics::panelPadding, metrics::grid);
    row->setSpacing(metrics::grid);
    auto *fileIcon = new IconLabel(16);
    fileIcon->setIcon(QStringLiteral("file-json"));
    auto *text = new QLabel(tr("You can open a workflow without a server."));
    setRole(text, "secondary");
    auto *open = linkButton("startOpenWorkflow", tr("Open a workflow…"));
    open->setAccessibleName(tr("Open a workflow"));
    connect(open, &QToolButton::clicked, this, &StartPage::openWorkflowRequested);
    auto *goOn = linkButton("startContinue", tr("Continue without connecting"));
    connect(goOn, &QToolButton::clicked, this, &StartPage::continueRequested);
    row->addStretch(1);
    row->addWidget(fileIcon);
    row->addWidget(text);
    row->addWidget(open);
    row->addWidget(goOn);
    row->addStretch(1);
    column->addWidget(line);
    column->addLayout(row);
    foot->setFixedHeight(56);
    return foot;
}

void StartPage::setAddress(const QString &address)
{
    m_address->setText(address);
    clearError();
}

void StartPage::setDemoPictures(const QList<QImage> &pictures)
{
    for (qsizetype i = 0; i < qMin(m_pictures.size(), pictures.size()); ++i)
        m_pictures[i]->setPixmap(roundedPicture(pictures[i], devicePixelRatioF()));
}

void StartPage::showConnecting()
{
    clearError();
    m_connect->setText(tr("Connecting…"));
}

void StartPage::showConnected()
{
    m_askedByPerson = false;
    clearError();
    m_lookLine->hide();
    m_subtitle->setText(invitation());
}

void StartPage::showError(const Error &error)
{
    m_askedByPerson = false;
    m_connect->setText(tr("Connect"));
    const QString next = whatToDo(error);
    m_error->setText(next.isEmpty() ? whatHappened(error) : tr("%1 %2").arg(whatHappened(error), next));
    m_address->setAccessibleDescription(m_error->text());
    setRole(m_address, "error");
    m_hint->hide();
    m_errorLine->show();
    fitCards();
}

void StartPage::showLooked(const QString &address, const Error &error)
{
    if (m_askedByPerson)
        showError(error);
    m_connect->setText(tr("Connect"));
    m_looked->setText(error.kind == Error::Kind::NotReached ? tr("Looked at %1, nothing answers there.").arg(address)
                                                            : whatHappened(error));
    m_lookLine->show();
    m_subtitle->setText(tr("Hanga makes pictures with a ComfyUI server. None answered, so pick a way to begin."));
}

void StartPage::connectToTyped()
{
    const Result<ServerProfile> profile = ServerProfile::fromAddress(m_address->text());
    if (!profile) {
        showError(profile.error());
        return;
    }
    m_askedByPerson = true;
    Q_EMIT connectRequested(*profile);
}

void StartPage::clearError()
{
    m_connect->setText(tr("Connect"));
    m_errorLine->hide();
    m_hint->show();
    m_address->setAccessibleDescription({});
    setRole(m_address, "");
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT continueRequested();
    else
        QWidget::keyPressEvent(event);
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool stacked = event->size().width() < sideBySideFrom;
    m_cards->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

bool StartPage::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        fitCards();
    return QWidget::event(event);
}

/// Wrapped texts know their height only for a width, which a scroll area does not ask about.
void StartPage::fitCards()
{
    for (int i = 0; i < m_cards->count(); ++i) {
        QWidget *card = m_cards->itemAt(i)->widget();
        card->setMinimumHeight(card->heightForWidth(cardWidth));
    }
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitCards();
    m_address->setFocus();
    m_address->selectAll();
}

} // namespace hanga
