#include "media/svg.h"

#include "media/cursor.h"
#include "media/textcollector.h"

#include <QIODevice>
#include <QXmlStreamReader>

namespace hanga::media {

void collectSvg(QIODevice &file, TextCollector &texts)
{
    QXmlStreamReader reader(readAt(file, 0, largestText));
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::DTD && !reader.entityDeclarations().isEmpty())
            return;
        if (token != QXmlStreamReader::StartElement || reader.name() != u"metadata")
            continue;
        const QString text = reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        if (!reader.hasError() && !text.isEmpty())
            texts.add("metadata", text.toUtf8());
    }
}

} // namespace hanga::media
