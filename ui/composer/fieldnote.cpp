#include "ui/composer/fieldnote.h"

#include "ui/shared/iconlabel.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>

namespace hanga {

FieldNote::FieldNote(QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(metrics::icon, this)), m_sentence(new QLabel(this))
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

void FieldNote::say(Weight weight, const QString &sentence)
{
    const bool isError = weight == Weight::Error;
    m_icon->setIcon(isError ? QStringLiteral("circle-alert") : QStringLiteral("triangle-alert"),
                    isError ? Token::Err : Token::Warn);
    setRole(m_sentence, isError ? "error" : "warning");
    m_sentence->setText(sentence);
    show();
}

void FieldNote::clear()
{
    m_sentence->clear();
    hide();
}

} // namespace hanga
