import { defineParameterType } from '@cucumber/cucumber';
import type { ImageContents, ImagePart } from '../src/harness/image-contents.ts';
import { internalRegistryName } from '../src/harness/registries.ts';

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

const words: readonly (readonly [RegExp, ImagePart])[] = [
  [/manifest|清单/, 'manifest'],
  [/config|配置/, 'config'],
  [/layers|层/, 'layers'],
];

const partsIn = (text: string): readonly ImagePart[] =>
  words.filter(([word]) => word.test(text)).map(([, part]) => part);
