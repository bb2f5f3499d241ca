#include "app/commandline.h"

#include "app/helptext.h"
#include "json/document.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cmath>

namespace hanga {

namespace {

using Parsed = tl::expected<CommandLine, UsageError>;

constexpr int mostJobs = 10000;
constexpr double longestTimeout = 1e6; // seconds: eleven days

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLineText)
};

tl::unexpected<UsageError> wrong(const QString &whatHappened, const QString &whatToDo)
{
    return tl::unexpected(UsageError{whatHappened, whatToDo});
}

QString seeHelp()
{
    return CommandLineText::tr("see “hanga --help”");
}

QCommandLineOption flag(const char *name)
{
    return QCommandLineOption(QString::fromLatin1(name));
}

QCommandLineOption valued(const char *name)
{
    return QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value"));
}

/// Parses with \a options beside --help, and says the first thing that is wrong.
std::optional<UsageError> parseOptions(QCommandLineParser &parser, const QStringList &arguments,
                                       const QList<QCommandLineOption> &options)
{
    parser.addOptions(options);
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    if (parser.parse(QStringList{QStringLiteral("hanga")} + arguments))
        return std::nullopt;
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        return UsageError{parser.errorText(), seeHelp()};
    const QString dashes = unknown.first().size() > 1 ? QStringLiteral("--") : QStringLiteral("-");
    return UsageError{CommandLineText::tr("there is no option %1").arg(dashes + unknown.first()), seeHelp()};
}

bool has(const QCommandLineParser &parser, const char *option)
{
    return parser.isSet(QString::fromLatin1(option));
}

QString valueOf(const QCommandLineParser &parser, const char *option)
{
    return parser.value(QString::fromLatin1(option));
}

CommandLine printing(const QString &text)
{
    CommandLine line;
    line.verb = CommandLine::Verb::PrintText;
    line.text = text;
    return line;
}

/// "NODE.INPUT=rest" in two; nothing if it is not of this form.
std::optional<std::pair<QString, QString>> assignment(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString target = text.left(equals);
    if (equals < 0 || !target.contains(u'.') || target.startsWith(u'.') || target.endsWith(u'.'))
        return std::nullopt;
    return std::pair(target, text.mid(equals + 1));
}

std::optional<UsageError> readSettings(const QCommandLineParser &parser, GenerateOptions &options)
{
    for (const QString &text : parser.values(QStringLiteral("set"))) {
        const auto parts = assignment(text);
        if (!parts)
            return UsageError{CommandLineText::tr("“%1” names no input").arg(text),
                              CommandLineText::tr("write --set NODE.INPUT=JSON")};
        const auto value = json::parse(parts->second.toUtf8());
        if (!value)
            return UsageError{
                CommandLineText::tr("the value in “%1” is not JSON").arg(text),
                CommandLineText::tr("put texts into quotation marks: --set '%1=\"text\"'").arg(parts->first)};
        options.settings.append({parts->first, *value});
    }
    for (const QString &text : parser.values(QStringLiteral("image"))) {
        const auto parts = assignment(text);
        if (!parts || parts->second.isEmpty())
            return UsageError{CommandLineText::tr("“%1” names no input and file").arg(text),
                              CommandLineText::tr("write --image NODE.INPUT=FILE")};
        options.images.append({parts->first, parts->second});
    }
    return std::nullopt;
}

std::optional<UsageError> readSeed(const QString &text, GenerateOptions &options)
{
    if (text == u"random") {
        options.seedChoice = SeedChoice::Random;
    } else if (text == u"keep") {
        options.seedChoice = SeedChoice::Keep;
    } else if (const auto seed = Seed::fromText(text)) {
        options.seedChoice = SeedChoice::Given;
        options.seed = *seed;
    } else {
        return UsageError{CommandLineText::tr("“%1” is no seed").arg(text),
                          CommandLineText::tr("give a whole number from 0 to 18446744073709551615, random or keep")};
    }
    return std::nullopt;
}

std::optional<UsageError> readNumbers(const QCommandLineParser &parser, GenerateOptions &options)
{
    bool ok = true;
    if (has(parser, "count")) {
        options.count = valueOf(parser, "count").toInt(&ok);
        if (!ok || options.count < 1 || options.count > mostJobs)
            return UsageError{CommandLineText::tr("“%1” is no number of images").arg(valueOf(parser, "count")),
                              CommandLineText::tr("give a whole number from 1 to %1").arg(mostJobs)};
    }
    if (has(parser, "timeout")) {
        const double seconds = valueOf(parser, "timeout").toDouble(&ok);
        if (!ok || !std::isfinite(seconds) || seconds <= 0 || seconds > longestTimeout)
            return UsageError{CommandLineText::tr("“%1” is no time").arg(valueOf(parser, "timeout")),
                              CommandLineText::tr("give a number of seconds above 0")};
        options.timeout = std::chrono::milliseconds(std::max(1LL, std::llround(seconds * 1000)));
    }
    return std::nullopt;
}

Parsed parseGenerate(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto problem = parseOptions(parser, arguments,
                                      {valued("server"), flag("demo"), valued("workflow"), valued("prompt"),
                                       valued("negative"), valued("seed"), valued("set"), valued("image"),
                                       valued("count"), valued("wildcards"), valued("prompts"), valued("sweep"),
                                       valued("output"), flag("json"), valued("timeout"), flag("no-library")});
    if (problem)
        return tl::unexpected(*problem);
    if (has(parser, "help"))
        return printing(helpText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(CommandLineText::tr("“%1” is one argument too many").arg(parser.positionalArguments().first()),
                     CommandLineText::tr("give the workflow as --workflow FILE"));
    if (has(parser, "demo") && has(parser, "server"))
        return wrong(CommandLineText::tr("--demo and --server exclude each other"),
                     CommandLineText::tr("give one of them"));

    CommandLine line;
    line.verb = CommandLine::Verb::Generate;
    GenerateOptions &options = line.generate;
    options.demo = has(parser, "demo");
    options.server = has(parser, "server") ? valueOf(parser, "server") : CommandLine::defaultServer.toString();
    options.workflow = valueOf(parser, "workflow");
    options.output = valueOf(parser, "output");
    options.wildcards = valueOf(parser, "wildcards");
    options.prompts = valueOf(parser, "prompts");
    options.sweeps = parser.values(QStringLiteral("sweep"));
    options.json = has(parser, "json");
    if (has(parser, "prompt"))
        options.prompt = valueOf(parser, "prompt");
    if (has(parser, "negative"))
        options.negative = valueOf(parser, "negative");
    if (const auto bad = readSettings(parser, options))
        return tl::unexpected(*bad);
    if (const auto bad = has(parser, "seed") ? readSeed(valueOf(parser, "seed"), options) : std::nullopt)
        return tl::unexpected(*bad);
    if (const auto bad = readNumbers(parser, options))
        return tl::unexpected(*bad);
    const bool keeps = options.seedChoice == SeedChoice::Keep ||
                       (options.seedChoice == SeedChoice::Usual && !options.workflow.isEmpty());
    if (options.count > 1 && keeps)
        return wrong(CommandLineText::tr("%1 images with one seed would all be the same").arg(options.count),
                     CommandLineText::tr("add --seed random, or leave out --count"));
    return line;
}

Parsed parseInspect(const QStringList &arguments)
{
    QCommandLineParser parser;
    if (const auto problem = parseOptions(parser, arguments, {valued("object-info"), valued("server"), flag("json")}))
        return tl::unexpected(*problem);
    if (has(parser, "help"))
        return printing(helpText());
    if (parser.positionalArguments().size() != 1)
        return wrong(CommandLineText::tr("inspect takes one file"), CommandLineText::tr("write hanga inspect FILE"));
    if (has(parser, "object-info") && has(parser, "server"))
        return wrong(CommandLineText::tr("--object-info and --server exclude each other"),
                     CommandLineText::tr("give one of them"));
    CommandLine line;
    line.verb = CommandLine::Verb::Inspect;
    line.inspect = {parser.positionalArguments().first(), valueOf(parser, "object-info"), valueOf(parser, "server"),
                    has(parser, "json")};
    return line;
}

Parsed parseConvert(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption output(QStringList{QStringLiteral("o"), QStringLiteral("output")}, QString(),
                                    QStringLiteral("value"));
    if (const auto problem = parseOptions(parser, arguments, {valued("object-info"), valued("server"), output}))
        return tl::unexpected(*problem);
    if (has(parser, "help"))
        return printing(helpText());
    if (parser.positionalArguments().size() != 1)
        return wrong(CommandLineText::tr("convert takes one file"), CommandLineText::tr("write hanga convert FILE"));
    if (has(parser, "object-info") == has(parser, "server"))
        return wrong(CommandLineText::tr("convert needs the node classes of one server"),
                     CommandLineText::tr("give --object-info FILE or --server URL"));
    CommandLine line;
    line.verb = CommandLine::Verb::Convert;
    line.convert = {parser.positionalArguments().first(), valueOf(parser, "object-info"), valueOf(parser, "server"),
                    valueOf(parser, "output")};
    return line;
}

Parsed parseServeDemo(const QStringList &arguments)
{
    QCommandLineParser parser;
    if (const auto problem = parseOptions(parser, arguments, {valued("port"), valued("step-ms")}))
        return tl::unexpected(*problem);
    if (has(parser, "help"))
        return printing(helpText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(CommandLineText::tr("“%1” is one argument too many").arg(parser.positionalArguments().first()),
                     seeHelp());
    CommandLine line;
    line.verb = CommandLine::Verb::ServeDemo;
    bool ok = true;
    if (has(parser, "port"))
        line.serveDemo.port = valueOf(parser, "port").toUShort(&ok);
    if (!ok)
        return wrong(CommandLineText::tr("“%1” is no port").arg(valueOf(parser, "port")),
                     CommandLineText::tr("give a whole number from 0 to 65535"));
    if (has(parser, "step-ms")) {
        const int step = valueOf(parser, "step-ms").toInt(&ok);
        if (!ok || step < 0 || step > 60000)
            return wrong(CommandLineText::tr("“%1” is no time").arg(valueOf(parser, "step-ms")),
                         CommandLineText::tr("give whole milliseconds from 0 to 60000"));
        line.serveDemo.step = std::chrono::milliseconds(step);
    }
    return line;
}

/// A word of letters and dashes alone is meant as a verb; a file of such a name is written as ./name.
bool looksLikeVerb(const QString &argument)
{
    const auto belongs = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'-'; };
    return !argument.isEmpty() && !argument.startsWith(u'-') && std::all_of(argument.begin(), argument.end(), belongs);
}

Parsed parseWindow(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption version(QStringList{QStringLiteral("v"), QStringLiteral("version")});
    if (const auto problem = parseOptions(parser, arguments, {flag("demo"), version}))
        return tl::unexpected(*problem);
    if (has(parser, "help"))
        return printing(helpText());
    if (has(parser, "version"))
        return printing(QStringLiteral("hanga %1\n").arg(QCoreApplication::applicationVersion()));
    CommandLine line;
    line.files = parser.positionalArguments();
    line.demo = has(parser, "demo");
    if (!line.files.isEmpty() && looksLikeVerb(line.files.first()))
        return wrong(CommandLineText::tr("there is no verb “%1”").arg(line.files.first()), seeHelp());
    return line;
}

} // namespace

tl::expected<CommandLine, UsageError> CommandLine::parse(const QStringList &arguments)
{
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == u"generate")
        return parseGenerate(rest);
    if (verb == u"inspect")
        return parseInspect(rest);
    if (verb == u"convert")
        return parseConvert(rest);
    if (verb == u"serve-demo")
        return parseServeDemo(rest);
    return parseWindow(arguments);
}

} // namespace hanga
