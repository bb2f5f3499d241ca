#include "ui/open/errorbanner.h"

#include "ui/shared/iconlabel.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace hanga {

ErrorBanner::ErrorBanner(const char *name, const char *textName, QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QLatin1StringView(name));
    setRole(this, "errorBanner");
    m_text->setObjectName(QLatin1StringView(textName));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *mark = new IconLabel(metrics::icon, this);
    mark->setIcon(QStringLiteral("circle-x"), Token::Err);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, metrics::grid, 12, metrics::grid);
    row->setSpacing(metrics::grid);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void ErrorBanner::say(const Error &error)
{
    m_text->setText(sentences(error));
    show();
}

QString ErrorBanner::sentences(const Error &error)
{
    const QString next = whatToDo(error);
    return next.isEmpty() ? whatHappened(error) : whatHappened(error) + u' ' + next;
}

} // namespace hanga
