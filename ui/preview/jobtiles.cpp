#include "ui/preview/jobtiles.h"

#include "ui/preview/jobtile.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace hanga {

JobTiles::JobTiles(QWidget *parent) : QFrame(parent)
{
    setRole(this, "head");
    setObjectName(QStringLiteral("previewTiles"));
    setAccessibleName(tr("Running jobs"));
    auto *content = new QFrame;
    setRole(content, "head");
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(metrics::panelPadding, metrics::halfStep, metrics::panelPadding, metrics::grid);
    m_row->setSpacing(metrics::grid);
    m_row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(scroll);
    setFixedHeight(72);
    hide();
}

void JobTiles::showJob(const Job &job)
{
    if (JobTile *known = tile(job.id)) {
        known->showJob(job);
        return;
    }
    auto *added = new JobTile(job);
    added->setChecked(job.id == m_followed);
    connect(added, &JobTile::clicked, this, [this, id = job.id] {
        setFollowed(m_followed); // the check says what is, not what was pressed
        Q_EMIT followRequested(id);
    });
    m_row->insertWidget(int(m_tiles.size()), added);
    m_tiles += added;
    setVisible(m_tiles.size() > 1);
}

void JobTiles::setImage(const JobId &id, const QImage &image)
{
    if (m_tiles.size() < 2)
        return;
    if (JobTile *known = tile(id))
        known->setImage(image);
}

void JobTiles::remove(const JobId &id)
{
    JobTile *known = tile(id);
    if (!known)
        return;
    m_tiles.removeOne(known);
    known->deleteLater();
    setVisible(m_tiles.size() > 1);
}

void JobTiles::setFollowed(const JobId &id)
{
    m_followed = id;
    for (JobTile *each : m_tiles)
        each->setChecked(each->job() == id);
}

JobTile *JobTiles::tile(const JobId &id) const
{
    const auto at =
        std::find_if(m_tiles.begin(), m_tiles.end(), [&](const JobTile *each) { return each->job() == id; });
    return at == m_tiles.end() ? nullptr : *at;
}

} // namespace hanga
