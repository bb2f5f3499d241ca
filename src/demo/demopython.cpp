#include "demo/demopython.h"

#include "demo/demojson.h"

#include <QStringList>

#include <cmath>

namespace hanga::demo {
namespace {

bool isInteger(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("-0123456789") == std::string_view::npos;
}

QString repr(const json::Value &value)
{
    if (!value.isString())
        return pythonText(value);
    QString text = value.toString();
    text.replace(u'\\', QLatin1StringView("\\\\")).replace(u'\n', QLatin1StringView("\\n"));
    if (text.contains(u'\'') && !text.contains(u'"'))
        return u'"' + text + u'"';
    return u'\'' + text.replace(u'\'', QLatin1StringView("\\'")) + u'\'';
}

QString typeName(const json::Value &value)
{
    if (value.isNull())
        return QStringLiteral("NoneType");
    return value.isObject() ? QStringLiteral("dict") : QStringLiteral("list");
}

tl::unexpected<Error> cannot(const QString &exception)
{
    return failure(Error::Kind::ReplyUnreadable, {}, exception);
}

} // namespace

QString pythonText(const json::Value &value)
{
    switch (value.type()) {
    case json::Value::Type::Null:
        return QStringLiteral("None");
    case json::Value::Type::Bool:
        return value.toBool() ? QStringLiteral("True") : QStringLiteral("False");
    case json::Value::Type::Number:
        return fromUtf8(value.text());
    case json::Value::Type::String:
        return value.toString();
    case json::Value::Type::Array: {
        QStringList items;
        for (const json::Value &item : value.items())
            items << repr(item);
        return u'[' + items.join(QLatin1StringView(", ")) + u']';
    }
    case json::Value::Type::Object: {
        QStringList items;
        for (const auto &[key, item] : value.members())
            items << repr(text(key)) + QLatin1StringView(": ") + repr(item);
        return u'{' + items.join(QLatin1StringView(", ")) + u'}';
    }
    }
    return {};
}

Result<json::Value> pythonInt(const json::Value &value)
{
    if (value.isBool())
        return integer(value.toBool() ? 1 : 0);
    if (value.isString()) {
        const std::string digits = value.toString().trimmed().toStdString();
        if (isInteger(digits) && digits.find('-', 1) == std::string::npos && digits != "-")
            return json::Value::number(digits);
        return cannot(QStringLiteral("invalid literal for int() with base 10: %1").arg(repr(value)));
    }
    if (!value.isNumber())
        return cannot(QStringLiteral("int() argument must be a string, a bytes-like object or a real number, not '%1'")
                          .arg(typeName(value)));
    if (isInteger(value.text()))
        return value;
    const double number = value.toDouble().value_or(0);
    if (std::isnan(number))
        return cannot(QStringLiteral("cannot convert float NaN to integer"));
    if (std::isinf(number))
        return cannot(QStringLiteral("cannot convert float infinity to integer"));
    return json::Value::number(QByteArray::number(std::trunc(number), 'f', 0).toStdString());
}

Result<json::Value> pythonFloat(const json::Value &value)
{
    if (value.isBool())
        return json::Value::number(value.toBool() ? 1.0 : 0.0);
    if (value.isString()) {
        bool isNumber = false;
        const double number = value.toString().trimmed().toDouble(&isNumber);
        if (isNumber)
            return json::Value::number(number);
        return cannot(QStringLiteral("could not convert string to float: %1").arg(repr(value)));
    }
    if (!value.isNumber())
        return cannot(
            QStringLiteral("float() argument must be a string or a real number, not '%1'").arg(typeName(value)));
    return isInteger(value.text()) ? json::Value::number(value.toDouble().value_or(0)) : value;
}

bool pythonTruth(const json::Value &value)
{
    switch (value.type()) {
    case json::Value::Type::Null:
        return false;
    case json::Value::Type::Bool:
        return value.toBool();
    case json::Value::Type::Number:
        return value.toDouble().value_or(0) != 0;
    case json::Value::Type::String:
        return !value.text().empty();
    case json::Value::Type::Array:
    case json::Value::Type::Object:
        break;
    }
    return value.size() > 0;
}

int compareNumbers(const json::Value &a, const json::Value &b)
{
    std::string_view left = a.text();
    std::string_view right = b.text();
    if (!isInteger(left) || !isInteger(right)) {
        const double difference = a.toDouble().value_or(0) - b.toDouble().value_or(0);
        return difference < 0 ? -1 : difference > 0 ? 1 : 0;
    }
    const bool leftNegative = left.starts_with('-');
    const bool rightNegative = right.starts_with('-');
    if (leftNegative != rightNegative)
        return leftNegative ? -1 : 1;
    left.remove_prefix(leftNegative ? 1 : 0);
    right.remove_prefix(rightNegative ? 1 : 0);
    const int order = left.size() != right.size() ? (left.size() < right.size() ? -1 : 1) : left.compare(right);
    return leftNegative ? -order : order;
}

} // namespace hanga::demo
