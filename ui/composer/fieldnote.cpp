#include "ui/composer/fieldnote.h"

#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace hanga {

FieldNote::FieldNote(QWidget *parent) : QWidget(parent), m_icon(new QLabel(this)), m_sentence(new QLabel(this))
{
    m_sentence->setTextFormat(Qt::PlainText); // a server's words are never markup
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(1);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setFocusPolicy(Qt::NoFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, metrics::halfStep, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    hide();
}

void FieldNote::say(Weight weight, const QString &sentence, const QString &detail)
{
    m_weight = weight;
    setRole(m_sentence, weight == Weight::Error ? "error" : "warning");
    m_sentence->setText(sentence);
    m_sentence->setToolTip(detail.toHtmlEscaped());
    paintIcon();
    show();
}

void FieldNote::clear()
{
    m_sentence->clear();
    hide();
}

void FieldNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        paintIcon();
}

void FieldNote::paintIcon()
{
    const bool isError = m_weight == Weight::Error;
    const QIcon shown = isError ? icon(QStringLiteral("circle-alert"), Token::Err)
                                : icon(QStringLiteral("triangle-alert"), Token::Warn);
    m_icon->setPixmap(shown.pixmap(metrics::icon));
}

} // namespace hanga
