#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <optional>

namespace hanga {

/// A text that names one kind of thing, so that the id of a node can never be passed where the id of a job is wanted.
template <class Tag> class TextId final
{
public:
    TextId() = default;
    explicit TextId(QString text) : m_text(std::move(text)) {}

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const TextId &a, const TextId &b) { return a.m_text == b.m_text; }
    friend bool operator<(const TextId &a, const TextId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const TextId &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

/// A job of ours. UUID version 7: the text order is the order in which the jobs were made, to a quarter of a microsecond.
using JobId = TextId<struct JobTag>;
/// The server's name for a job (`prompt_id`); we propose a UUID v4. Unique per server only.
using PromptId = TextId<struct PromptTag>;
/// A node of a workflow: "3", "12:5", "538_531". Any text.
using NodeId = TextId<struct NodeTag>;
/// A server profile of ours.
using ServerId = TextId<struct ServerTag>;

[[nodiscard]] JobId newJobId();
/// Lower case with hyphens and without braces: newer servers refuse every other form.
[[nodiscard]] PromptId newPromptId();

/// A seed: 0 … 18446744073709551615. It passes through no double and no signed integer, and is text on the wire.
class Seed final
{
public:
    constexpr Seed() = default;
    constexpr explicit Seed(quint64 value) : m_value(value) {}

    /// Digits only (surrounding white space is dropped); nothing for anything else or a number over 64 bits.
    [[nodiscard]] static std::optional<Seed> fromText(QStringView text);
    /// Drawn from the system's generator, evenly in 0 … \a largest. The default stays below 2⁵³, because ComfyUI's own
    /// web editor loses digits above that when a result is reopened there.
    [[nodiscard]] static Seed random(quint64 largest = (quint64(1) << 53) - 1);

    [[nodiscard]] constexpr quint64 value() const { return m_value; }
    [[nodiscard]] QString text() const { return QString::number(m_value); }

    friend constexpr auto operator<=>(Seed, Seed) = default;

private:
    quint64 m_value = 0;
};

} // namespace hanga
