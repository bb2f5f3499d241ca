#include "ui/preview/previewstage.h"

#include "ui/preview/failurecard.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"
#include "ui/shared/tokens.h"

#include <QPainter>
#include <QResizeEvent>

namespace hanga {

namespace {

constexpr int widestCard = 664;

/// Lays the canvas colour thinly over the picture; clicks go through to it.
class Dim final : public QWidget
{
public:
    explicit Dim(QWidget *parent) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QColor veil = themeColor(Token::Canvas, palette());
        veil.setAlphaF(0.6F);
        QPainter(this).fillRect(rect(), veil);
    }
};

} // namespace

PreviewStage::PreviewStage(QWidget &view, QWidget *parent) : QFrame(parent), m_view(&view)
{
    setRole(this, "canvas");
    setMinimumSize(240, 160);
    view.setParent(this);
    view.show();
    m_dim = new Dim(this);
    m_card = new FailureCard(this);
    m_dim->hide();
    m_card->hide();
    connect(m_card, &FailureCard::heightChanged, this, &PreviewStage::place);
}

void PreviewStage::showCard(bool shown)
{
    m_dim->setVisible(shown);
    m_card->setVisible(shown);
    place();
}

bool PreviewStage::isCardShown() const
{
    return m_card->isVisibleTo(this);
}

void PreviewStage::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    place();
}

bool PreviewStage::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // the card's texts changed
        place();
    return QFrame::event(event);
}

void PreviewStage::place()
{
    m_view->setGeometry(rect());
    m_dim->setGeometry(rect());
    if (!isCardShown())
        return;
    const int width = qMin(widestCard, this->width() - 2 * metrics::panelPadding);
    const int wanted = m_card->hasHeightForWidth() ? m_card->heightForWidth(width) : m_card->sizeHint().height();
    const int height = qMin(wanted, this->height() - 2 * metrics::grid);
    const int foot = qMin(metrics::groupGap, this->height() - height - metrics::grid);
    m_card->setGeometry((this->width() - width) / 2, this->height() - height - foot, width, height);
    m_card->raise();
}

} // namespace hanga
