#pragma once

#include "demo/demohttp.h"
#include "demo/demouserdata.h"

#include <optional>

namespace hanga {

/// What a demo server has in store before anybody saves there: a workflow, a pack of templates, ComfyUI's own
/// templates.
class DemoTemplates final
{
public:
    /// Without \a areThere: the server as it is right after its installation.
    explicit DemoTemplates(bool areThere) : m_areThere(areThere) {}

    void seed(DemoUserData &userData) const;
    [[nodiscard]] bool areThere() const { return m_areThere; }
    /// GET /workflow_templates.
    [[nodiscard]] DemoReply list() const;
    /// A file of /templates/ (only there) or of /api/workflow_templates/ (only there); nothing for every other path.
    [[nodiscard]] std::optional<DemoReply> file(const QByteArray &wholePath) const;

private:
    bool m_areThere;
};

} // namespace hanga
