#pragma once

#include "base/error.h"
#include "json/value.h"

#include <QString>

namespace hanga::console {

/// One line on stderr: `hanga: what happened: what to do`.
void complain(const QString &whatHappened, const QString &whatToDo = {});
void complain(const Error &error);
/// The same about \a file, which is named where the sentence does not.
void complain(const QString &file, const Error &error);

/// A text or JSON line on stdout, flushed.
void print(const QString &text);
void printLine(const json::Value &value);

/// Whether a person watches stderr.
[[nodiscard]] bool isTerminal();
/// Draws over the line of stderr that was drawn before.
void drawStatus(const QString &text);
void clearStatus();

} // namespace hanga::console
