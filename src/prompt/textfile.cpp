#include "prompt/textfile.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace hanga::prompt {

namespace {

struct TextFileText
{
    Q_DECLARE_TR_FUNCTIONS(TextFileText)
};

} // namespace

Result<QString> textOfFile(const QByteArray &bytes, const QString &name)
{
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8),
                           QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return failure(Error::Kind::FileDamaged, {name, TextFileText::tr("it is no text in UTF-8")});
    return text.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n")).replace(u'\r', u'\n');
}

} // namespace hanga::prompt
