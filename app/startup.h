#pragma once

#include <QString>

namespace hanga {

/// Before the application object: Qt speaks UTF-8 only, and says so on stderr when the locale does not.
void useUtf8();
/// Name and version, as the desktop and --version show them.
void nameProgram();
/// Our own texts and Qt's in \a language ("ja"; empty: the system's), if we have it. Needs the application object.
void loadTranslations(const QString &language);

/// Whether a window could be opened at all. Qt itself would abort without a display.
[[nodiscard]] bool hasDisplay();
[[nodiscard]] QString noDisplayText();
[[nodiscard]] QString noDisplayAdvice();

} // namespace hanga
