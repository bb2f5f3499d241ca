#include "fuzz/fuzz.h"
#include "json/document.h"

using namespace hanga;
using fuzz::demand;

int LLVMFuzzerTestOneInput(const uchar *data, size_t size)
{
    const QByteArray text = fuzz::bytesOf(data, size);
    const auto value = json::parse(text);
    if (!value) {
        const QStringList args = value.error().args;
        demand(value.error().kind == Error::Kind::JsonInvalid && args.size() == 3);
        demand(args.at(0).toInt() >= 1 && args.at(1).toInt() >= 1 && !args.at(2).isEmpty());
        return 0;
    }

    const QByteArray written = json::write(*value);
    for (const QByteArray &form :
         {written, json::write(*value, json::Layout::Indented), json::writeLikePython(*value)}) {
        const auto again = json::parse(form);
        demand(again && *again == *value && json::write(*again) == written);
    }

    json::Value edited = *value;
    if (edited.isObject()) {
        for (const json::Member &member : value->members())
            demand(edited.contains(member.key));
        edited.set("seed", json::Value::number(quint64(7)));
        demand(edited["seed"].toUInt64() == 7u && edited.remove("seed") && !edited.contains("seed"));
    } else if (edited.isArray()) {
        edited.append(edited);
        demand(edited[edited.size() - 1] == *value);
    }
    demand(json::write(*value) == written);
    return 0;
}
