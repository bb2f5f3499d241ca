#pragma once

#include "base/error.h"
#include "json/value.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace hanga {

/// How one input of a node class is declared in /object_info.
struct InputSpec
{
    enum class Kind { Int, Float, Boolean, Text, Choice, Socket };
    QString name;
    Kind kind = Kind::Socket;
    QString type; ///< the declared type: "INT", "MODEL", "IMAGE,MASK", "*"; "COMBO" for every list of choices
    bool required = true;
    bool multiline = false;
    bool controlAfterGenerate = false; ///< the web editor changes it after each run: a seed
    bool imageUpload = false;
    bool isWidget = false;       ///< the web editor shows a control for it and stores its value by position
    bool forceInput = false;     ///< of a type that has a control, but always a socket
    bool dynamicPrompts = false; ///< the web editor resolves `{a|b}` in it before it sends
    bool multiselect = false;    ///< its value is a list
    bool refreshButton = false;  ///< choices that the web editor fetches, with controls of their own beside them
    bool hasUpload = false;      ///< the web editor stores one more value for the upload button
    QStringList choices;         ///< as people read them
    QHash<QString, json::Value> otherChoices; ///< those of \ref choices that are numbers or truth values
    json::Value defaultValue;                 ///< null if none is declared
    json::Value minimum;                      ///< numbers keep their text, seeds reach 18446744073709551615
    json::Value maximum;
    json::Value step;
    json::Value variants; ///< of a COMFY_DYNAMICCOMBO_V3: per choice `{key, inputs}`

    /// What the server calls the choice that people read as \a shown: it takes 2 for 2, and refuses "2".
    [[nodiscard]] json::Value choice(const QString &shown) const
    {
        return otherChoices.value(shown, json::Value(shown));
    }
    /// The inputs that a dynamic choice adds while it has the value \a key, named "parent.child".
    [[nodiscard]] QList<InputSpec> variantInputs(const QString &key) const;
};

struct NodeClass
{
    QString name;
    QString displayName;     ///< never empty
    QList<InputSpec> inputs; ///< required, then optional, each in input_order
    QStringList outputs;     ///< types, one a slot
    QString pack = {};       ///< the folder of the node pack, "ComfyUI-Impact-Pack"; empty for the server's own nodes
    QString price = {};      ///< of a paid node, plain text: "$0.04", "$0.04–$0.12"; empty where it depends on values
    bool isOutput = false;
    bool isPaid = false; ///< each run spends credits of the server's owner
    bool isDeprecated = false;
    [[nodiscard]] const InputSpec *input(QStringView inputName) const;
};

/// The node classes that a server knows: its /object_info. A value, implicitly shared and never changed after reading.
class NodeCatalog final
{
public:
    NodeCatalog() = default; ///< knows no class

    /// Several MB: call it in the pool. Malformed classes are left out. Errors: JsonInvalid, ReplyUnreadable.
    [[nodiscard]] static Result<NodeCatalog> fromObjectInfo(QByteArrayView objectInfo, const QString &address);

    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] QStringList classNames() const;                        ///< in no order
    [[nodiscard]] const NodeClass *find(const QString &classType) const; ///< null if unknown
    /// First choice of the class's input, empty if none: such as the first checkpoint that the server has.
    [[nodiscard]] QString firstChoice(const QString &classType, QStringView input) const;

private:
    std::shared_ptr<const QHash<QString, NodeClass>> m_classes;
};

} // namespace hanga
