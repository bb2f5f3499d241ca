#pragma once

#include "workflow/nodecatalog.h"
#include "workflow/workflow.h"
#include "json/document.h"

/// Small workflows for the tests of the composer.
namespace hanga::graphs {

inline InputRef at(const char *node, const char *input)
{
    return {NodeId(QString::fromLatin1(node)), QString::fromLatin1(input)};
}

inline Workflow read(const QByteArray &text)
{
    return Workflow::fromJson(json::parse(text).value_or(json::Value()), QStringLiteral("test")).value_or(Workflow());
}

/// One sampler, with \a inputs of its own in place of seed, steps and so on.
inline Workflow oneSampler(const QByteArray &inputs)
{
    return read(R"({
        "3": {"class_type": "KSampler", "_meta": {"title": "First pass"}, "inputs": {)" +
                inputs + R"(,
              "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "here.safetensors"}},
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 832, "height": 1216, "batch_size": 1}},
        "6": {"class_type": "CLIPTextEncode", "_meta": {"title": "港の夜明け"}, "inputs": {"text": "a boat", "clip": ["4", 1]}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["4", 1]}},
        "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
        "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "Hanga", "images": ["8", 0]}}})");
}

inline Workflow textToImage()
{
    return oneSampler(R"("seed": 18446744073709551615, "steps": 20, "cfg": 6.50, "sampler_name": "euler",
                        "scheduler": "normal", "denoise": 1.0)");
}

/// Two prompts behind one sampler: positive is the combination of both.
inline Workflow twoPrompts()
{
    return read(R"({
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "here.safetensors"}},
        "2": {"class_type": "CLIPTextEncode", "_meta": {"title": "Sky"}, "inputs": {"text": "clouds", "clip": ["1", 1]}},
        "3": {"class_type": "CLIPTextEncode", "_meta": {"title": "Sea"}, "inputs": {"text": "waves", "clip": ["1", 1]}},
        "4": {"class_type": "ConditioningCombine", "inputs": {"conditioning_1": ["2", 0], "conditioning_2": ["3", 0]}},
        "5": {"class_type": "CLIPTextEncode", "_meta": {"title": "No"}, "inputs": {"text": "", "clip": ["1", 1]}},
        "6": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 512, "batch_size": 1}},
        "7": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 20, "cfg": 7, "sampler_name": "euler",
              "scheduler": "normal", "denoise": 1, "model": ["1", 0], "positive": ["4", 0], "negative": ["5", 0],
              "latent_image": ["6", 0]}},
        "8": {"class_type": "VAEDecode", "inputs": {"samples": ["7", 0], "vae": ["1", 2]}},
        "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "Hanga", "images": ["8", 0]}}})");
}

/// A picture is loaded, turned and saved: neither prompt nor seed.
inline Workflow withoutPrompt()
{
    return read(R"({
        "1": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
        "2": {"class_type": "ImageInvert", "inputs": {"image": ["1", 0]}},
        "3": {"class_type": "SaveImage", "inputs": {"filename_prefix": "Hanga", "images": ["2", 0]}}})");
}

/// The classes of \ref textToImage as a server declares them; it has other models than the workflow names.
inline NodeCatalog catalog()
{
    const QByteArray info = R"({
        "KSampler": {"input": {"required": {"model": ["MODEL"],
            "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615, "control_after_generate": true}],
            "steps": ["INT", {"default": 20, "min": 1, "max": 100}],
            "cfg": ["FLOAT", {"default": 8.0, "min": 0.0, "max": 100.0, "step": 0.1}],
            "sampler_name": [["euler", "dpmpp_2m"]], "scheduler": [["normal", "karras"]],
            "positive": ["CONDITIONING"], "negative": ["CONDITIONING"], "latent_image": ["LATENT"],
            "denoise": ["FLOAT", {"default": 1.0, "min": 0.0, "max": 1.0, "step": 0.01}]}},
            "output": ["LATENT"], "display_name": "KSampler", "output_node": false},
        "CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": [["first.safetensors", "second.safetensors"]]}},
            "output": ["MODEL", "CLIP", "VAE"], "display_name": "Load Checkpoint", "output_node": false},
        "EmptyLatentImage": {"input": {"required": {"width": ["INT", {"min": 16, "max": 16384, "step": 8}],
            "height": ["INT", {"min": 16, "max": 16384, "step": 8}], "batch_size": ["INT", {"min": 1, "max": 64}]}},
            "output": ["LATENT"], "display_name": "Empty Latent Image", "output_node": false},
        "CLIPTextEncode": {"input": {"required": {"text": ["STRING", {"multiline": true}], "clip": ["CLIP"]}},
            "output": ["CONDITIONING"], "display_name": "CLIP Text Encode", "output_node": false},
        "VAEDecode": {"input": {"required": {"samples": ["LATENT"], "vae": ["VAE"]}},
            "output": ["IMAGE"], "display_name": "VAE Decode", "output_node": false},
        "SaveImage": {"input": {"required": {"images": ["IMAGE"], "filename_prefix": ["STRING", {}]}},
            "output": [], "display_name": "Save Image", "output_node": true}})";
    return NodeCatalog::fromObjectInfo(info, QStringLiteral("http://localhost")).value_or(NodeCatalog());
}

} // namespace hanga::graphs
