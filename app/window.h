#pragma once

class QApplication;

namespace hanga {

struct CommandLine;

/// Builds the window and everything behind it, shows it, and returns when the person has closed it: the exit code.
[[nodiscard]] int runWindow(QApplication &application, const CommandLine &commandLine);

} // namespace hanga
