#include "workflow/nodecataloglabels.h"

#include "json/document.h"

#include <algorithm>

namespace hanga::catalog_detail {

namespace {

QString dollars(const json::Value &amount)
{
    constexpr double most = 1e6;
    const double usd = amount.isNumber() && !amount.isNonFinite() ? amount.toDouble().value_or(-1) : -1;
    if (usd < 0 || usd > most)
        return {};
    QString text = QString::number(usd, 'f', 5);
    while (text.endsWith(u'0') && text.size() - text.indexOf(u'.') > 3)
        text.chop(1);
    return u'$' + text;
}

QString amountOf(const json::Value &price)
{
    const QString type = price["type"].toString();
    if (type == u"usd")
        return dollars(price["usd"]);
    if (type == u"text")
        return price["text"].toString();
    QStringList amounts;
    if (type == u"range_usd")
        amounts = {dollars(price["min_usd"]), dollars(price["max_usd"])};
    else if (type == u"list_usd")
        std::ranges::transform(price["usd"].items(), std::back_inserter(amounts), dollars);
    return amounts.contains(QString()) ? QString() : amounts.join(type == u"range_usd" ? u'–' : u'/');
}

} // namespace

QString oneLine(const QString &text, qsizetype longest)
{
    QString line = text.left(longest * 4);
    for (QChar &each : line) {
        if (!each.isPrint() && !each.isSurrogate())
            each = u' ';
    }
    line = line.simplified();
    return line.size() > longest ? line.first(longest - 1) + QStringLiteral("…") : line;
}

QString packOf(const QString &pythonModule)
{
    static const QString ofPacks = QStringLiteral("custom_nodes.");
    if (!pythonModule.startsWith(ofPacks))
        return {};
    return oneLine(pythonModule.sliced(ofPacks.size()).section(u'.', 0, 0));
}

bool isPaid(const json::Value &declared)
{
    if (declared["api_node"].isBool())
        return declared["api_node"].toBool();
    return declared["category"].toString().startsWith(u"api node", Qt::CaseInsensitive);
}

QString priceOf(const json::Value &badge)
{
    if (badge.isNumber())
        return dollars(badge);
    if (badge.isString())
        return oneLine(badge.toString());
    constexpr qsizetype longest = 4000;
    const QByteArray expression = badge["expr"].toString().left(longest).toUtf8();
    const json::Value price = expression.isEmpty() ? badge : json::parse(expression).value_or(json::Value());
    const QString amount = amountOf(price);
    if (amount.isEmpty())
        return {};
    const json::Value &format = price["format"];
    const QString about = format["approximate"].toBool() ? QStringLiteral("~") : QString();
    return oneLine(about + amount + format["suffix"].toString());
}

} // namespace hanga::catalog_detail
