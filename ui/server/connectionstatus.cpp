#include "ui/server/connectionstatus.h"

#include "ui/shared/formatting.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace hanga {

namespace {

QLabel *smallLabel(const char *objectName, const QString &accessibleName)
{
    auto *label = new QLabel;
    setRole(label, "small");
    label->setObjectName(QString::fromLatin1(objectName));
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QFrame *upright()
{
    auto *line = new QFrame;
    setRole(line, "line");
    line->setFixedSize(1, 12);
    return line;
}

/// "Pictures/Hanga": the last two folders say enough; the tool tip has all.
QString shortFolder(const QString &path)
{
    const QStringList folders = QDir::fromNativeSeparators(path).split(u'/', Qt::SkipEmptyParts);
    return folders.mid(qMax(qsizetype(0), folders.size() - 2)).join(u'/');
}

} // namespace

ConnectionStatus::ConnectionStatus(QWidget *parent) : QFrame(parent)
{
    setRole(this, "head");
    setFixedHeight(28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::grid, 0);
    row->setSpacing(metrics::grid);

    m_icon = new IconLabel(14);
    m_state = new QLabel;
    setRole(m_state, "small");
    m_state->setObjectName(QStringLiteral("statusConnection"));
    m_state->setTextFormat(Qt::PlainText);
    m_version = smallLabel("statusVersion", tr("Server version"));
    m_memory = buildMemory();
    m_queueLine = upright();
    m_queue = smallLabel("statusQueue", tr("Queue summary"));
    m_folder = new QPushButton;
    setRole(m_folder, "quiet");
    m_folder->setObjectName(QStringLiteral("statusFolder"));
    m_folder->setAccessibleName(tr("Save folder"));
    m_folder->setProperty("controlSize", QStringLiteral("small"));
    m_folder->setIcon(icon(QStringLiteral("hard-drive")));
    connect(m_folder, &QPushButton::clicked, this, &ConnectionStatus::saveFolderRequested);

    row->addWidget(m_icon);
    row->addWidget(m_state);
    row->addSpacing(metrics::grid);
    row->addWidget(m_version);
    row->addWidget(m_memory);
    row->addSpacing(metrics::halfStep);
    row->addWidget(m_queueLine);
    row->addSpacing(metrics::halfStep);
    row->addWidget(m_queue);
    row->addStretch(1);
    row->addWidget(m_folder);
    showStatus({});
    setQueueSummary({});
    setSaveFolder({});
}

QWidget *ConnectionStatus::buildMemory()
{
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(metrics::halfStep, 0, 0, 0);
    row->setSpacing(metrics::grid);
    m_memoryText = smallLabel("statusMemory", tr("Video memory"));
    m_memoryBar = new QProgressBar;
    m_memoryBar->setRange(0, 1000);
    m_memoryBar->setTextVisible(false);
    m_memoryBar->setFixedSize(64, 4);
    m_memoryBar->setAccessibleName(tr("Video memory in use"));
    row->addWidget(upright());
    row->addSpacing(metrics::halfStep);
    row->addWidget(m_memoryText);
    row->addWidget(m_memoryBar, 0, Qt::AlignVCenter);
    return part;
}

void ConnectionStatus::showStatus(const ServerStatus &status)
{
    const StateLook look = lookOf(status);
    m_icon->setIcon(look.icon, look.color);
    m_state->setText(look.text);
    // What a label shows is its name for screen readers unless it has another: both are wanted.
    m_state->setAccessibleName(tr("Connection"));
    m_state->setAccessibleDescription(look.text);
    m_state->setToolTip(adviceFor(status).toHtmlEscaped());
    m_version->setText(status.version.isEmpty() ? QString() : tr("ComfyUI %1").arg(status.version));
    m_version->setAccessibleDescription(m_version->text());
    m_version->setVisible(status.isReady() && !status.version.isEmpty());
    showMemory(status);
}

void ConnectionStatus::showMemory(const ServerStatus &status)
{
    const bool shown = status.isReady() && status.vramTotal > 0;
    m_memory->setVisible(shown);
    if (!shown)
        return;
    const quint64 used = status.vramTotal - qMin(status.vramFree, status.vramTotal);
    m_memoryText->setText(
        tr("VRAM %1 of %2").arg(formatting::bytes(qint64(used)), formatting::bytes(qint64(status.vramTotal))));
    m_memoryText->setAccessibleDescription(m_memoryText->text());
    m_memoryBar->setValue(int(1000.0 * double(used) / double(status.vramTotal)));
}

void ConnectionStatus::setQueueSummary(const QString &summary)
{
    m_queue->setText(summary);
    m_queue->setAccessibleDescription(summary);
    m_queue->setVisible(!summary.isEmpty());
    m_queueLine->setVisible(!summary.isEmpty());
}

void ConnectionStatus::setSaveFolder(const QString &path)
{
    m_folder->setVisible(!path.isEmpty());
    m_folder->setText(tr("Saving to %1").arg(shortFolder(path)).replace(u'&', QStringLiteral("&&")));
    m_folder->setToolTip(QDir::toNativeSeparators(path).toHtmlEscaped());
    m_folder->setAccessibleDescription(QDir::toNativeSeparators(path));
}

} // namespace hanga
