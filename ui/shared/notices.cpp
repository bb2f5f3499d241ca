#include "ui/shared/notices.h"

#include "ui/shared/metrics.h"
#include "ui/shared/noticebar.h"

#include <QVBoxLayout>

namespace hanga {

namespace {

constexpr int mostBars = 3;

} // namespace

Notices::Notices(QWidget *parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("notices"));
    setAccessibleName(tr("Notices"));
    m_column->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    m_column->setSpacing(metrics::halfStep);
    hide();
}

void Notices::post(const Notice &notice)
{
    for (NoticeBar *bar : std::as_const(m_bars)) {
        if (bar->isSame(notice))
            return bar->countAgain();
    }
    makeRoom();
    auto *bar = new NoticeBar(notice, this);
    connect(bar, &NoticeBar::finished, this, [this, bar] { remove(bar); });
    m_bars << bar;
    m_column->addWidget(bar);
    bar->show();
    show();
    bar->announce();
}

void Notices::post(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return; // the person knows
    Notice notice;
    notice.kind = Notice::Kind::Error;
    notice.what = whatHappened(error);
    notice.next = whatToDo(error);
    notice.detail = error.detail;
    post(notice);
}

void Notices::remove(NoticeBar *bar)
{
    m_bars.removeOne(bar);
    m_column->removeWidget(bar);
    bar->hide();
    bar->deleteLater();
    setVisible(!m_bars.isEmpty());
}

void Notices::makeRoom()
{
    if (m_bars.size() < mostBars)
        return;
    const auto mildest = std::min_element(m_bars.cbegin(), m_bars.cend(), [](const NoticeBar *a, const NoticeBar *b) {
        return a->kind() < b->kind(); // the first of equals is the oldest
    });
    remove(*mildest);
}

} // namespace hanga
