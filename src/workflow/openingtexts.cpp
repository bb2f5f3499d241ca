#include "workflow/openingtexts.h"

#include "workflow/a1111.h"
#include "workflow/openingjson.h"

#include <QCoreApplication>

namespace hanga {

namespace {

struct OpeningText
{
    Q_DECLARE_TR_FUNCTIONS(OpeningText)
};

bool isNamed(const media::TextChunk &chunk, const char *keyword)
{
    return chunk.keyword.compare(QLatin1StringView(keyword), Qt::CaseInsensitive) == 0;
}

class TextTaker final
{
public:
    explicit TextTaker(OpenedFile &file) : m_file(file) {}

    void take(const QList<media::TextChunk> &texts)
    {
        for (const char *keyword : {"prompt", "workflow"}) {
            for (const media::TextChunk &chunk : texts) {
                if (isNamed(chunk, keyword) && !isKnown(keyword))
                    takeNamed(chunk);
            }
        }
        for (const media::TextChunk &chunk : texts) {
            if (!isNamed(chunk, "prompt") && !isNamed(chunk, "workflow") && mayHoldJson(chunk.text))
                takeOther(chunk);
        }
        for (const media::TextChunk &chunk : texts) {
            if (!m_file.api && m_file.ui.isNull())
                takeParameters(chunk);
        }
        if (!m_sentence.isEmpty())
            m_file.notes.prepend(m_sentence);
        else
            m_file.notes = sayUsed() + m_file.notes;
    }

private:
    [[nodiscard]] bool isKnown(const char *keyword) const
    {
        return qstrcmp(keyword, "prompt") == 0 ? m_file.api.has_value() : !m_file.ui.isNull();
    }

    /// A brace, or a text in quotes that may hold one. Cheap: most texts are about cameras.
    static bool mayHoldJson(const QByteArray &text)
    {
        const QByteArray head = text.first(std::min<qsizetype>(text.size(), 64)).trimmed();
        return head.startsWith('{') || head.startsWith("\"{") || head.startsWith("\"\\\"{");
    }

    void takeNamed(const media::TextChunk &chunk)
    {
        if (const Result<WorkflowJson> found = readWorkflowJson(chunk.text, m_file.name))
            use(*found, chunk.keyword);
        else
            m_file.notes.append(OpeningText::tr("The text “%1” in the file is no workflow: %2")
                                    .arg(chunk.keyword, whatHappened(found.error())));
    }

    void takeOther(const media::TextChunk &chunk)
    {
        if (const Result<WorkflowJson> found = readWorkflowJson(chunk.text, m_file.name))
            use(*found, chunk.keyword);
    }

    void use(const WorkflowJson &found, const QString &keyword)
    {
        if (found.api && !m_file.api) {
            m_file.api = found.api;
            m_apiPart = keyword;
        }
        if (!found.ui.isNull() && m_file.ui.isNull()) {
            m_file.ui = found.ui;
            m_uiPart = keyword;
        }
    }

    void takeParameters(const media::TextChunk &chunk)
    {
        const std::optional<A1111Workflow> mapped = workflowFromA1111(QString::fromUtf8(chunk.text));
        if (!mapped)
            return;
        m_file.api = mapped->workflow;
        m_file.notes += mapped->notes;
        m_sentence = OpeningText::tr("The text “%1” of Stable Diffusion web UI is used: its values are in the built-in "
                                     "text-to-image workflow.")
                         .arg(chunk.keyword);
    }

    [[nodiscard]] QStringList sayUsed() const
    {
        if (!m_file.api && m_file.ui.isNull())
            return {};
        if (!m_file.api)
            return {OpeningText::tr("The file holds the editor's workflow only (its part “%1”).").arg(m_uiPart)};
        if (m_file.ui.isNull())
            return {OpeningText::tr("The workflow that made this file is used (its part “%1”).").arg(m_apiPart)};
        return {
            OpeningText::tr("The workflow that made this file is used (its part “%1”); the editor's workflow (“%2”) "
                            "is kept with it.")
                .arg(m_apiPart, m_uiPart)};
    }

    OpenedFile &m_file;
    QString m_apiPart;
    QString m_uiPart;
    QString m_sentence; ///< instead of what is said about the parts
};

} // namespace

void takeTexts(OpenedFile &file, const QList<media::TextChunk> &texts)
{
    TextTaker(file).take(texts);
}

} // namespace hanga
