#pragma once

#include "base/background.h"
#include "base/error.h"
#include "storage/sql.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace hanga {

/// How the tables of one file came to be: script n leads from version n to n + 1 (a new file has version 0). Scripts
/// that were released are never changed; a change is a new one at the end.
using Migrations = QList<QStringList>; ///< each: statements in order

/// One SQLite file, used on a thread of its own, so that the caller never waits for a disk.
///
/// Calls are done one after the other in the order in which they were asked for; writes that wait together become one
/// transaction (a burst costs one sync of the disk). An answer comes on the calling thread, after the commit, in the
/// same order; if \a context has died by then it comes to nobody, but the work is done all the same. Work that fails is
/// rolled back alone; a commit that fails answers everyone in it with its error.
///
/// The file is opened at once, on its thread. Before a migration the old file is copied to `<file>.v<N>.bak`, of which
/// the newest three are kept. A file with a higher version is not touched: every call answers StoreNewer. A damaged
/// file is moved to `<file>.damaged-<time>`, what can be read of it goes into a new one, and \ref damageFound tells of
/// it; work that met the damage is done once more on the new file. Otherwise a file that cannot be opened is tried
/// again at the next call, which answers with the error until it succeeds.
///
/// Several processes may open one file; each waits up to five seconds for the other.
/// Thread: the one that made it. The destructor waits until everything asked for is done.
class Database final : public QObject
{
    Q_OBJECT

public:
    /// What a write survives once it is answered: the end of this program, or a power failure too (a sync of the disk).
    enum class Durability { Program, Power };

    Database(const QString &path, const Migrations &migrations, QObject *parent = nullptr);
    ~Database() override;

    /// \a work: `Result<T>(QSqlDatabase &)`, run on the file's thread inside a transaction; it owns what it uses, and
    /// may run twice. \a done: takes a `const Result<T> &`.
    template <class Work, class Done> void write(Durability durability, QObject *context, Work work, Done done)
    {
        enqueue(durability, context, std::move(work), std::move(done));
    }
    /// The same for work that only reads; it sees every write asked for before it.
    template <class Work, class Done> void read(QObject *context, Work work, Done done)
    {
        enqueue(std::nullopt, context, std::move(work), std::move(done));
    }
    /// Waits until everything asked for so far is done: for the end of the program, and for the command line.
    void flush();

    [[nodiscard]] QString path() const;

Q_SIGNALS:
    /// The file cannot be used. Told once for each reason; see above for what calls answer then.
    void failed(const hanga::Error &error);
    void damageFound(const hanga::Error &error); ///< StoreReplaced

private:
    friend class DatabaseThread;

    /// One call, its types forgotten.
    struct Task
    {
        std::optional<Durability> durability; ///< none: only reads
        std::function<std::optional<Error>(QSqlDatabase &)> run;
        std::function<void(const std::optional<Error> &)> answer; ///< on any thread
    };

    template <class Work, class Done>
    void enqueue(std::optional<Durability> durability, QObject *context, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work, QSqlDatabase &>;
        auto *mailbox = new Mailbox(context);
        auto answer = std::make_shared<Answer>(failure(Error::Kind::Cancelled));
        push({durability,
              [work = std::move(work), answer](QSqlDatabase &database) mutable {
                  *answer = work(database);
                  return *answer ? std::nullopt : std::optional(answer->error());
              },
              [done = std::move(done), answer, mailbox, gate = mailbox->gate()](const std::optional<Error> &error) {
                  if (error)
                      *answer = tl::unexpected(*error);
                  Mailbox::post(gate, [done, answer, mailbox]() mutable {
                      mailbox->deleteLater();
                      done(*answer);
                  });
              }});
    }
    void push(Task task);

    std::unique_ptr<class DatabaseThread> m_thread;
};

} // namespace hanga
