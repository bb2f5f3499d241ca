#pragma once

#include "workflow/discovery.h"

#include <QCoreApplication>

namespace hanga {

/// Where a value stands in the form, from top to bottom.
enum class FieldPlace {
    Prompt,
    Negative,
    Size,     ///< width, height
    Sampling, ///< steps and cfg of the first pass
    Setting,  ///< "From this workflow": what was pinned, then model, sampler …
    More      ///< every other literal of a node that some output needs
};

/// One value of a workflow that people can set.
struct FormField
{
    FieldPlace place = FieldPlace::Setting;
    InputRef at;
    QString label;     ///< what stands beside it
    QString name;      ///< for screen readers and tests: the label, made unique in the form
    QString nodeTitle; ///< as in the workflow
    QString nodeClass;
    QString group;  ///< heading above it: the node, for parts of a further pass and for more; empty for the first
    InputSpec spec; ///< as the server declares it, else what the value at hand suggests
    bool pinned = false;

    [[nodiscard]] static QString widthLabel();
};

/// What a form of \a workflow offers, in its order. Only values that stand in the file themselves (no links), each
/// once. Seeds that change together are left out: they have a field of their own. \a pins stand first among the
/// settings, as far as they have no place above those.
[[nodiscard]] QList<FormField> formFields(const Workflow &workflow, const Discovery &found, const NodeCatalog &catalog,
                                          const QList<InputRef> &pins = {});

} // namespace hanga
