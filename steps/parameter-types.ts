import { defineParameterType } from '@cucumber/cucumber';
import type { ImageContents, ImagePart } from '../src/harness/image-contents.ts';
import { internalRegistryName } from '../src/harness/registries.ts';
import type { Source, Variation } from '../src/harness/variation.ts';

defineParameterType({
  name: 'image',
  regexp: /image ([A-Z])|镜像 ([A-Z])/,
  transformer: (english: string | null, chinese: string | null): string => english ?? chinese ?? '',
  useForSnippets: false,
});

defineParameterType({
  name: 'upstream',
  regexp: /[a-z0-9-]+(?:\.[a-z0-9-]+)+/,
  transformer: (host: string): string => host,
  useForSnippets: false,
});

defineParameterType({
  name: 'registry',
  regexp: /[a-z0-9-]+(?:\.[a-z0-9-]+)+|the internal registry|内部镜像仓库/,
  transformer: (name: string): string => (name === '内部镜像仓库' ? internalRegistryName : name),
  useForSnippets: false,
});

defineParameterType({
  name: 'command',
  regexp: /`([^`]+)`/,
  transformer: (line: string): string => line,
  useForSnippets: false,
});

defineParameterType({
  name: 'policy',
  regexp: /Source|Local/,
  transformer: (policy: string): string => policy,
  useForSnippets: false,
});

defineParameterType({
  name: 'contents',
  regexp: [
    /((?:the manifest|the config|both layers|, | and )+) of image ([A-Z])/,
    /镜像 ([A-Z]) 的((?:清单|配置|两个层|、|和)+)/,
  ],
  transformer: (
    englishParts: string | null,
    englishImage: string | null,
    chineseImage: string | null,
    chineseParts: string | null,
  ): ImageContents => ({
    image: englishImage ?? chineseImage ?? '',
    parts: partsIn(englishParts ?? chineseParts ?? ''),
  }),
  useForSnippets: false,
});

defineParameterType({
  name: 'duration',
  regexp: [/(\d+|an?) (second|minute|hour|day)s?/, /(\d+) ?(秒|分钟|小时|天)/],
  transformer: (...words: (string | null)[]): number => {
    const [amount, unit] = words.filter((word) => word != null);
    return (/^\d/.test(amount ?? '') ? Number(amount) : 1) * (unitLengths[unit ?? ''] ?? Number.NaN);
  },
  useForSnippets: false,
});

const unitLengths: Readonly<Record<string, number>> = {
  second: 1_000,
  秒: 1_000,
  minute: 60_000,
  分钟: 60_000,
  hour: 3_600_000,
  小时: 3_600_000,
  day: 86_400_000,
  天: 86_400_000,
};

defineParameterType({
  name: 'quantity',
  regexp: /no|one|two|three|four|five|six|seven|eight|nine|ten|\d+/,
  transformer: (word: string): number => {
    const number = numbers.indexOf(word);
    return number >= 0 ? number : Number(word);
  },
  useForSnippets: false,
});

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

defineParameterType({
  name: 'variation',
  regexp: [
    /(a copy of )?(an external image with pull-through|an external image|a reference to an external image|an internal image)/,
    /(取自)?(带拉通的外部镜像|外部镜像的引用|外部镜像|内部镜像)/,
  ],
  transformer: (...words: (string | null)[]): Variation => {
    const [copied, source] = words[1] == null ? [words[2], words[3]] : [words[0], words[1]];
    return { copied: copied != null, source: sources[source ?? ''] ?? 'V1' };
  },
  useForSnippets: false,
});

const sources: Readonly<Record<string, Source>> = {
  'an external image': 'V1',
  外部镜像: 'V1',
  'an external image with pull-through': 'V2',
  带拉通的外部镜像: 'V2',
  'a reference to an external image': 'V3',
  外部镜像的引用: 'V3',
  'an internal image': 'V4',
  内部镜像: 'V4',
};

const words: readonly (readonly [RegExp, ImagePart])[] = [
  [/manifest|清单/, 'manifest'],
  [/config|配置/, 'config'],
  [/layers|层/, 'layers'],
];

const partsIn = (text: string): readonly ImagePart[] =>
  words.filter(([word]) => word.test(text)).map(([, part]) => part);
