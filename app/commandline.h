#pragma once

#include "base/ids.h"
#include "json/value.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

#include <tl/expected.hpp>

namespace hanga {

/// How the seeds of a command-line run are chosen.
enum class SeedChoice {
    Usual, ///< random for the built-in sample, kept for a given file
    Random,
    Keep,
    Given
};

/// `hanga generate`.
struct GenerateOptions
{
    struct Setting
    {
        QString target; ///< NODE.INPUT as typed; both may contain dots, so only the workflow tells them apart
        json::Value value;
    };
    struct Image
    {
        QString target;
        QString file;
    };

    bool demo = false;
    QString server;   ///< an address as typed
    QString workflow; ///< a file; empty: the built-in sample
    std::optional<QString> prompt;
    std::optional<QString> negative;
    SeedChoice seedChoice = SeedChoice::Usual;
    Seed seed; ///< if given
    QList<Setting> settings;
    QList<Image> images;
    int count = 1;
    QString wildcards;  ///< a folder; empty: `__name__` is text
    QString prompts;    ///< a file with a prompt for each job; empty: none
    QStringList sweeps; ///< as typed, see sweepAxis()
    QString output;     ///< a folder; empty: the usual one
    bool json = false;
    std::chrono::milliseconds timeout{0}; ///< 0: none
};

/// `hanga inspect`.
struct InspectOptions
{
    QString file;
    QString objectInfo; ///< a file with a server's /object_info
    QString server;
    bool json = false;
};

/// `hanga convert`.
struct ConvertOptions
{
    QString file;
    QString objectInfo; ///< a file with a server's /object_info; else \a server
    QString server;
    QString output; ///< a file; empty: standard output
};

/// `hanga serve-demo`.
struct ServeDemoOptions
{
    quint16 port = 0; ///< 0: a free one
    std::optional<std::chrono::milliseconds> step;
};

/// What is wrong with the arguments, as the two halves of a message.
struct UsageError
{
    QString whatHappened;
    QString whatToDo;
};

/// The arguments of the program, understood. The window is what is meant when there is no verb.
struct CommandLine
{
    enum class Verb { Window, Generate, Inspect, Convert, ServeDemo, PrintText };

    Verb verb = Verb::Window;
    QStringList files; ///< for the window
    bool demo = false; ///< the window starts with the built-in demo
    GenerateOptions generate;
    InspectOptions inspect;
    ConvertOptions convert;
    ServeDemoOptions serveDemo;
    QString text; ///< of --help and --version

    static constexpr QStringView defaultServer = u"http://127.0.0.1:8188";

    /// \a arguments without the program's name. Looks at no file and no server.
    [[nodiscard]] static tl::expected<CommandLine, UsageError> parse(const QStringList &arguments);
};

} // namespace hanga
