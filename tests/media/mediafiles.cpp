#include "media/mediafiles.h"

#include "media/png.h"
#include "json/document.h"

#include <QtEndian>

#include <array>
#include <map>

namespace hanga::mediafiles {

namespace {

template <class T> QByteArray bigBytes(T number)
{
    std::array<char, sizeof(T)> bytes;
    qToBigEndian(number, bytes.data());
    return {bytes.data(), sizeof(T)};
}

template <class T> QByteArray littleBytes(T number)
{
    std::array<char, sizeof(T)> bytes;
    qToLittleEndian(number, bytes.data());
    return {bytes.data(), sizeof(T)};
}

QByteArray zeros(qsizetype count)
{
    return {count, '\0'};
}

QByteArray nul()
{
    return zeros(1);
}

const QByteArray pixels(5000, '\x55');

/// ComfyUI's tags: Model, Make, then downwards.
QByteArray comfyExif(const Texts &texts, bool isBig)
{
    constexpr std::array<quint16, 4> numbers = {0x0110, 0x010f, 0x010e, 0x010d};
    QList<Tag> tags;
    for (qsizetype i = 0; i < std::min<qsizetype>(texts.size(), 4); ++i)
        tags.prepend({numbers[size_t(i)], texts[i].keyword.toUtf8() + ':' + texts[i].text + nul()});
    return exif(tags, isBig);
}

QByteArray png(const Texts &texts)
{
    const QByteArray pixel = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    return media::withPngTexts(pixel, texts);
}

QByteArray keysAndItems(const Texts &texts)
{
    QByteArray keys = zeros(4) + big(quint32(texts.size()));
    QByteArray items;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QByteArray name = texts[i].keyword.toUtf8();
        keys += big(quint32(8 + name.size())) + "mdta" + name;
        items += box(big(quint32(i + 1)), box("data", big(1) + zeros(4) + texts[i].text));
    }
    return box("hdlr", zeros(25)) + box("keys", keys) + box("ilst", items);
}

QByteArray mp4(const Texts &texts)
{
    const QByteArray meta = box("meta", zeros(4) + keysAndItems(texts));
    return box("ftyp", "isom" + zeros(4)) + box("moov", box("mvhd", zeros(100)) + box("udta", meta)) +
           box("mdat", pixels);
}

/// The index at the end, a film with a size of 64 bits in front, QuickTime's meta without a version.
QByteArray mov(const Texts &texts)
{
    const QByteArray film = big(1) + "mdat" + bigBytes<quint64>(quint64(pixels.size()) + 16) + pixels;
    return box("ftyp", "qt  " + zeros(4)) + film + zeros(4) + "moov" + box("meta", keysAndItems(texts));
}

/// A picture whose EXIF lies in the media data, as avifenc writes it.
QByteArray avif(const Texts &texts)
{
    const QByteArray block = zeros(4) + comfyExif(texts, true);
    const QByteArray head = box("ftyp", "avif" + zeros(4));
    const auto meta = [&block](quint32 offset) {
        const QByteArray picture = box("infe", QByteArray("\2\0\0\0\0\1\0\0", 8) + "av01" + nul());
        const QByteArray info = box("infe", QByteArray("\2\0\0\0\0\2\0\0", 8) + "Exif" + nul());
        const QByteArray places = zeros(4) + QByteArray("\x44\0\0\2", 4) + QByteArray("\0\1\0\0\0\1", 6) + big(8) +
                                  big(8) + QByteArray("\0\2\0\0\0\1", 6) + big(offset) + big(quint32(block.size()));
        return box("meta", zeros(4) + box("hdlr", zeros(25)) +
                               box("iinf", zeros(4) + QByteArray("\0\2", 2) + picture + info) + box("iloc", places));
    };
    return head + meta(quint32(head.size() + meta(0).size() + 8)) + box("mdat", block);
}

QByteArray matroskaTags(const Texts &texts)
{
    QByteArray tag;
    for (const media::TextChunk &text : texts)
        tag += element(0x67c8, element(0x45a3, text.keyword.toUtf8().toUpper()) + element(0x4487, text.text));
    return element(0x1254c367, element(0x7373, element(0x63c0, {}) + tag));
}

QByteArray ebmlHead(const char *type)
{
    return element(0x1a45dfa3, element(0x4282, type));
}

QByteArray webm(const Texts &texts)
{
    return ebmlHead("webm") +
           element(0x18538067, element(0x1549a966, zeros(20)) + element(0x1f43b675, pixels) + matroskaTags(texts));
}

/// As a live recorder writes: nothing knows its size but the blocks.
QByteArray liveWebm(const Texts &texts)
{
    const QByteArray open = "\x01" + QByteArray(7, '\xff');
    return ebmlHead("matroska") + big(0x18538067) + open + big(0x1f43b675) + open + element(0xe7, nul()) +
           element(0xa3, pixels) + element(0xa3, pixels) + big(0x1f43b675) + open + element(0xa3, pixels) +
           matroskaTags(texts);
}

QByteArray flac(const Texts &texts)
{
    const QByteArray comments = vorbisComment(texts);
    return "fLaC" + big(34) + zeros(34) + big(0x84000000 | quint32(comments.size())) + comments + pixels;
}

/// Packets cut into pages of \a segments segments.
QByteArray oggPages(const QByteArray &packet, int segments, char firstFlag)
{
    QByteArray sizes(packet.size() / 255, '\xff');
    sizes += char(packet.size() % 255);
    QByteArray pages;
    qsizetype done = 0;
    for (qsizetype i = 0; i < sizes.size(); i += segments) {
        const QByteArray part = sizes.mid(i, segments);
        const QByteArray body = packet.mid(done, part.size() * 255);
        done += body.size();
        const char flag = i == 0 ? firstFlag : '\1';
        pages += "OggS" + nul() + flag + zeros(8) + little(77) + zeros(8) + char(part.size()) + part + body;
    }
    return pages;
}

QByteArray opus(const Texts &texts)
{
    return oggPages("OpusHead" + zeros(11), 255, '\2') + oggPages("OpusTags" + vorbisComment(texts), 3, '\0') +
           oggPages(pixels, 255, '\0');
}

QByteArray ogg(const Texts &texts)
{
    return oggPages("\x01vorbis" + zeros(23), 255, '\2') + oggPages("\x03vorbis" + vorbisComment(texts), 255, '\0') +
           oggPages(pixels, 255, '\0');
}

quint32 syncSafe(quint32 size)
{
    return (size & 0x7f) | (size & 0x3f80) << 1 | (size & 0x1fc000) << 2 | (size & 0xfe00000) << 3;
}

QByteArray mp3(const Texts &texts)
{
    QByteArray frames = frame("TIT2", nul() + "a song");
    for (const media::TextChunk &text : texts)
        frames += frame("TXXX", "\3" + text.keyword.toUtf8() + nul() + text.text);
    return id3(3, 0, frames + zeros(100)) + "\xff\xfb" + pixels;
}

QByteArray mp3Version4(const Texts &texts)
{
    QByteArray frames;
    for (const media::TextChunk &text : texts) {
        const QByteArray content = "\3" + text.keyword.toUtf8() + nul() + text.text + nul();
        frames += "TXXX" + big(syncSafe(quint32(content.size()))) + zeros(2) + content;
    }
    return id3(4, 0, frames) + "\xff\xfb" + pixels;
}

QByteArray jsonObject(const Texts &texts)
{
    json::Value object = json::Value::object();
    for (const media::TextChunk &text : texts)
        object.set(text.keyword.toStdString(), json::Value(QString::fromUtf8(text.text)));
    return json::write(object);
}

QByteArray glb(const Texts &texts)
{
    QByteArray json = R"({"asset":{"version":"2.0","extras":)" + jsonObject(texts) + R"(},"meshes":[]})";
    json = json.leftJustified((json.size() + 3) / 4 * 4, ' ');
    return "glTF" + little(2) + little(quint32(20 + json.size() + 8 + pixels.size())) + little(quint32(json.size())) +
           "JSON" + json + little(quint32(pixels.size())) + QByteArray("BIN\0", 4) + pixels;
}

QByteArray safetensors(const Texts &texts)
{
    const QByteArray json = R"({"__metadata__":)" + jsonObject(texts) +
                            R"(,"latent_tensor":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    return littleBytes<quint64>(quint64(json.size())) + json + pixels;
}

using Builder = QByteArray (*)(const Texts &texts);

const std::map<QByteArray, Builder> &builders()
{
    static const std::map<QByteArray, Builder> all = {
        {"png", png},
        {"webp", [](const Texts &texts) { return webp(comfyExif(texts, true)); }},
        {"webp, little-endian", [](const Texts &texts) { return webp("Exif" + zeros(2) + comfyExif(texts, false)); }},
        {"jpeg", [](const Texts &texts) { return jpeg(comfyExif(texts, true)); }},
        {"avif", avif},
        {"mp4", mp4},
        {"mov", mov},
        {"webm", webm},
        {"live webm", liveWebm},
        {"flac", flac},
        {"ogg", ogg},
        {"opus", opus},
        {"mp3", mp3},
        {"mp3, ID3v2.4", mp3Version4},
        {"glb", glb},
        {"safetensors", safetensors},
    };
    return all;
}

} // namespace

QList<QByteArray> kinds()
{
    QList<QByteArray> names;
    for (const auto &[name, builder] : builders())
        names.append(name);
    return names;
}

QByteArray file(const QByteArray &kind, const Texts &texts)
{
    return builders().at(kind)(texts);
}

QByteArray big(quint32 number)
{
    return bigBytes(number);
}

QByteArray little(quint32 number)
{
    return littleBytes(number);
}

QByteArray box(const QByteArray &type, const QByteArray &content)
{
    return big(quint32(8 + content.size())) + type + content;
}

QByteArray element(quint32 id, const QByteArray &content)
{
    QByteArray name = big(id);
    while (name.startsWith('\0'))
        name = name.sliced(1);
    return name + "\x08" + big(quint32(content.size())) + content; // a size of five bytes
}

QByteArray vorbisComment(const Texts &texts)
{
    QByteArray block = little(4) + "test" + little(quint32(texts.size()));
    for (const media::TextChunk &text : texts) {
        const QByteArray entry = text.keyword.toUtf8() + '=' + text.text;
        block += little(quint32(entry.size())) + entry;
    }
    return block;
}

QByteArray id3(char version, char flags, const QByteArray &frames)
{
    return "ID3" + QByteArray(1, version) + nul() + flags + big(syncSafe(quint32(frames.size()))) + frames;
}

QByteArray frame(const QByteArray &id, const QByteArray &content)
{
    return id + big(quint32(content.size())) + zeros(2) + content;
}

QByteArray exif(const QList<Tag> &tags, bool isBig, quint32 stale)
{
    const auto two = [isBig](quint16 number) { return isBig ? bigBytes(number) : littleBytes(number); };
    const auto four = [isBig](quint32 number) { return isBig ? bigBytes(number) : littleBytes(number); };
    QByteArray entries = two(quint16(tags.size()));
    QByteArray values;
    const auto valuesBegin = quint32(8 + 2 + tags.size() * 12 + 4);
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const Tag &tag = tags[i];
        const auto offset = valuesBegin + quint32(values.size()) - (i == 1 ? stale : 0);
        entries += two(tag.number) + two(tag.number == 0x9286 ? 7 : 2) + four(quint32(tag.value.size()));
        entries += tag.value.size() <= 4 ? tag.value.leftJustified(4, '\0') : four(offset);
        if (tag.value.size() > 4)
            values += tag.value;
    }
    return (isBig ? "MM" : "II") + two(42) + four(8) + entries + four(0) + values;
}

QByteArray webp(const QByteArray &exif)
{
    const QByteArray chunks = "VP8 " + little(quint32(pixels.size())) + pixels + "EXIF" + little(quint32(exif.size())) +
                              exif + QByteArray(exif.size() % 2, '\0');
    return "RIFF" + little(quint32(4 + chunks.size())) + "WEBP" + chunks;
}

QByteArray jpeg(const QByteArray &exif)
{
    const auto segment = [](const QByteArray &marker, const QByteArray &data) {
        return "\xff" + marker + bigBytes(quint16(data.size() + 2)) + data;
    };
    return "\xff\xd8" + segment("\xe0", "JFIF" + zeros(10)) + segment("\xe1", "Exif" + zeros(2) + exif) +
           segment("\xda", zeros(10)) + pixels + "\xff\xd9";
}

} // namespace hanga::mediafiles
