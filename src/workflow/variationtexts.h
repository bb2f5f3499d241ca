#pragma once

#include "prompt/wildcardfolder.h"
#include "workflow/filenametokens.h"
#include "workflow/variation.h"

namespace hanga {

/// What the web editor does to texts in the moment of sending, done once for each job: choices and comments of
/// prompts (prompt::resolve) in every input that is declared with `dynamicPrompts`, and the placeholders of
/// `filename_prefix` (\ref FileNameTokens). Inputs of unknown classes, and texts with nothing to resolve, stay byte for
/// byte. A value; made once for all variations of a workflow.
class VariationTexts final
{
public:
    /// \a ui is the workflow in the editor's format; null if there is none.
    VariationTexts(const Workflow &workflow, const NodeCatalog &catalog, const json::Value &ui);

    /// Resolves the texts of \a variation, a workflow of the same nodes, and keeps those that changed as its templates.
    /// The choices depend on its seed, or on a random one if it has none: equal texts are resolved alike, so that both
    /// encoders of a model get the same prompt; different ones choose independently, and an edit of one text leaves
    /// the choices of the others. File names take the values that the variation has then. \a when is local time.
    void resolve(Variation &variation, const QDateTime &when) const;
    /// The same with \a wildcards in prompts. Reads files: call it in the pool. Errors: those of prompt::resolve.
    [[nodiscard]] std::optional<Error> resolve(Variation &variation, const QDateTime &when,
                                               const prompt::WildcardFolder &wildcards) const;
    /// What would go wrong with the prompts of \a workflow under some seed. Nothing if each can be resolved.
    [[nodiscard]] std::optional<Error> defect(const Workflow &workflow, const prompt::WildcardFolder &wildcards) const;

private:
    std::optional<Error> resolvePrompts(Variation &variation, const prompt::WildcardFolder *wildcards) const;
    void expandFileNames(Variation &variation, const QDateTime &when) const;

    QList<InputRef> m_prompts;
    QList<InputRef> m_fileNames;
    FileNameTokens m_tokens;
};

} // namespace hanga
