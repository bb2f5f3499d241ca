#include "app/console.h"

#include "json/document.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace hanga::console {

namespace {

/// A server's text may have many lines, and control characters that a terminal would obey.
QString oneLine(const QString &text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    while (line.endsWith(u'.') || line.endsWith(u'。'))
        line.chop(1);
    return line;
}

/// After a colon a sentence goes on: a word that is not all capitals starts small.
QString continued(QString text)
{
    if (text.size() > 1 && text[0].isUpper() && text[1].isLower())
        text[0] = text[0].toLower();
    return text;
}

void write(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void complain(const QString &whatHappened, const QString &whatToDo)
{
    clearStatus();
    QString line = QStringLiteral("hanga: ") + oneLine(whatHappened);
    if (!whatToDo.isEmpty())
        line += QStringLiteral(": ") + continued(oneLine(whatToDo));
    write(stderr, line.toUtf8() + '\n');
}

void complain(const Error &error)
{
    complain(whatHappened(error), whatToDo(error));
}

void complain(const QString &file, const Error &error)
{
    const bool isNameless = error.kind == Error::Kind::JsonInvalid || error.kind == Error::Kind::BrokenGraph;
    const QString sentence = whatHappened(error);
    complain(isNameless ? file + QStringLiteral(": ") + sentence : sentence, whatToDo(error));
}

void print(const QString &text)
{
    clearStatus();
    write(stdout, text.toUtf8());
}

void printLine(const json::Value &value)
{
    clearStatus();
    write(stdout, json::write(value) + '\n');
}

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr));
#else
    return isatty(STDERR_FILENO);
#endif
}

void drawStatus(const QString &text)
{
    if (isTerminal())
        write(stderr, "\r\033[K" + oneLine(text).toUtf8());
}

void clearStatus()
{
    if (isTerminal())
        write(stderr, "\r\033[K");
}

} // namespace hanga::console
