#include "workflow/opening.h"

#include "json/document.h"

#include <QFile>

namespace hanga {

Workflow textToImageSample(const QString &checkpoint)
{
    QFile file(QStringLiteral(":/workflows/text-to-image.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // compiled into this library
    const Result<json::Value> root = json::parse(opened ? file.readAll() : QByteArray());
    if (!root)
        return {};
    Workflow sample = Workflow::fromJson(*root, file.fileName()).value_or(Workflow());
    if (!checkpoint.isEmpty())
        sample.setInput({NodeId(QStringLiteral("4")), QStringLiteral("ckpt_name")}, json::Value(checkpoint));
    return sample;
}

} // namespace hanga
