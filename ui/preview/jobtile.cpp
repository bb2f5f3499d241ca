#include "ui/preview/jobtile.h"

#include "ui/shared/controlpainting.h"
#include "ui/shared/formatting.h"
#include "ui/shared/metrics.h"
#include "ui/shared/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace hanga {

namespace {

constexpr QSize tileSize(168, 56);
constexpr int pictureSide = 40;

} // namespace

JobTile::JobTile(const Job &job, QWidget *parent) : QAbstractButton(parent), m_job(job.id)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    showJob(job);
}

void JobTile::showJob(const Job &job)
{
    m_fraction = qMax(m_fraction, qMin(job.fraction, 0.99));
    m_server = job.serverName;
    setText(job.request.name);
    setAccessibleName(tr("Follow %1 on %2").arg(job.request.name, job.serverName));
    setAccessibleDescription(formatting::percent(m_fraction));
    update();
}

void JobTile::setImage(const QImage &image)
{
    m_image = image.scaled(QSize(pictureSide, pictureSide) * devicePixelRatioF(), Qt::KeepAspectRatioByExpanding,
                           Qt::SmoothTransformation);
    update();
}

QSize JobTile::sizeHint() const
{
    return tileSize;
}

void JobTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const auto color = [this](Token token) { return themeColor(token, palette()); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(isChecked() ? Token::Sel : underMouse() ? Token::Hover : Token::Raised));
    painter.drawRoundedRect(rect(), metrics::controlRadius, metrics::controlRadius);

    const QRect picture(metrics::grid, (height() - pictureSide) / 2, pictureSide, pictureSide);
    QPainterPath clip;
    clip.addRoundedRect(picture, metrics::smallRadius, metrics::smallRadius);
    painter.fillPath(clip, color(Token::Canvas));
    painter.save();
    painter.setClipPath(clip);
    if (!m_image.isNull()) {
        QRect whole(QPoint(), m_image.size() / devicePixelRatioF());
        whole.moveCenter(picture.center());
        painter.drawImage(whole, m_image);
    }
    painter.restore();

    const QRect texts(picture.right() + 9, 0, width() - picture.right() - 9 - metrics::grid, height());
    const QFont small = textFont(TextSize::Small, font());
    const QFontMetrics size(small);
    const int line = size.height();
    const auto drawLine = [&](int y, const QString &text, Token token) {
        painter.setPen(color(token));
        painter.drawText(QRect(texts.x(), y, texts.width(), line), Qt::AlignVCenter | Qt::TextSingleLine,
                         size.elidedText(text, Qt::ElideRight, texts.width()));
    };
    painter.setFont(small);
    drawLine(8, text(), Token::Text);
    drawLine(8 + line, tr("%1 · %2").arg(formatting::percent(m_fraction), m_server), Token::Text2);
    QRectF bar(texts.x(), height() - 11, texts.width(), 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(isChecked() ? Token::Panel : Token::Line));
    painter.drawRoundedRect(bar, 1.5, 1.5);
    bar.setWidth(bar.width() * m_fraction);
    painter.setBrush(color(Token::Accent));
    painter.drawRoundedRect(bar, 1.5, 1.5);

    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        QStyleOption option;
        option.initFrom(this);
        painting::focusRing(&painter, &option, rect());
    }
}

} // namespace hanga
