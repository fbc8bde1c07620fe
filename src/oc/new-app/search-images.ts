import { asImageReference, parseImageReference } from '../../image/reference.ts';
import type { ImageStream } from '../../resources/images/image-stream.ts';
import { imageStreamImportKind, imageStreamKind } from '../../resources/kinds/kinds.ts';
import type { Invocation } from '../command.ts';
import type { ImportResult } from '../commands/build-and-deploy/import/import-request.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import { nothingNamed } from './match-errors.ts';
import { nameScore } from './name-score.ts';
import { templateTexts } from './search-templates.ts';

/** What `oc new-app --search` (`-S`) and `--list` (`-L`) print: the templates, streams and images that the words and flags come near to. */
export const searchText = async (invocation: Invocation): Promise<string> => {
  const { flags, args } = invocation;
  const streams = flags.list('image-stream');
  const images = [...flags.list('image'), ...flags.list('docker-image')];
  const words = flags.boolean('list') ? ['*'] : args.filter((word) => !/^[A-Za-z_][\w.]*=/.test(word));
  if (flags.boolean('list') && flags.boolean('search')) throw new OcError("--list and --search can't be used together");
  if (flags.boolean('list') && args.length + streams.length + images.length > 0)
    throw new OcError("--list can't be used with arguments");
  if (words.length + streams.length + images.length + flags.list('template').length === 0) throw nothingNamed();
  if (flags.has('env')) throw new OcError("--search can't be used with --env");
  const templates: string[] = [];
  for (const word of [...flags.list('template'), ...words]) templates.push(...(await templateTexts(invocation, word)));
  const found: StreamMatch[] = [];
  for (const word of [...streams, ...words]) found.push(...(await streamMatches(invocation, word)));
  const containers: string[] = [];
  for (const word of [...images, ...words]) containers.push(...(await containerLines(invocation, word)));
  if (templates.length + found.length + containers.length === 0) throw new OcError('no matches found');
  const streamLines = found.toSorted((one, other) => one.score - other.score).map(({ stream }) => streamText(stream));
  return [
    section('Templates (oc new-app --template=<template>)', templates),
    section('Image streams (oc new-app --image-stream=<image-stream> [--code=<source>])', streamLines),
    section('container images (oc new-app --image=<image> [--code=<source>])', containers),
  ].join('');
};

interface StreamMatch {
  readonly stream: ImageStream;
  readonly score: number;
}

const section = (title: string, texts: readonly string[]): string =>
  texts.length === 0 ? '' : `${title}\n-----\n${texts.join('')}\n`;

const streamMatches = async ({ client, namespace }: Invocation, word: string): Promise<StreamMatch[]> => {
  const reference = word === '*' ? { registry: '', namespace: '', name: '*', tag: '' } : asImageReference(word);
  if (reference === undefined || reference.registry) return [];
  const matches: StreamMatch[] = [];
  const own = [...new Set([namespace, 'openshift'])];
  for (const project of reference.namespace ? [reference.namespace] : own) {
    for (const stream of (await client.list<ImageStream>(imageStreamKind, project)).items) {
      const score = nameScore(stream.metadata.name, reference.name);
      if (score === undefined) continue;
      const tags = (stream.status?.tags ?? []).filter(({ items }) => items?.[0]?.image).map(({ tag }) => tag);
      const isThere = tags.includes(reference.tag || 'latest');
      const times = isThere ? 1 : Math.max(1, tags.length);
      for (let time = 0; time < times; time += 1) matches.push({ stream, score: isThere ? score : score + 0.5 });
    }
  }
  return matches;
};

const streamText = ({ metadata, spec, status }: ImageStream): string => {
  const tags = (status?.tags ?? []).map(({ tag }) => tag).sort();
  const description = metadata.annotations?.['description'];
  return [
    `${metadata.name}\n  Project: ${metadata.namespace}\n`,
    spec?.dockerImageRepository ? `  Tracks:  ${spec.dockerImageRepository}\n` : '',
    `  Tags:    ${tags.join(', ') || '<none>'}\n`,
    description ? `  ${description}\n` : '',
  ].join('');
};

const containerLines = async ({ client, flags, namespace }: Invocation, name: string): Promise<string[]> => {
  const importPolicy = flags.boolean('insecure-registry') ? { insecure: true } : {};
  const request = {
    kind: 'ImageStreamImport',
    apiVersion: 'image.openshift.io/v1',
    metadata: { name: 'newapp', creationTimestamp: null },
    spec: {
      import: false,
      images: [{ from: { kind: 'DockerImage', name }, importPolicy, referencePolicy: { type: '' } }],
    },
    status: {},
  };
  const answer = await client
    .create<ImportResult>(imageStreamImportKind, namespace, request)
    .catch((error: unknown) => {
      throw new OcError(`can't lookup images: ${errorMessage(error)}`);
    });
  if (!answer.status.images?.[0]?.image) return [];
  const { registry, tag } = parseImageReference(name);
  const bare = tag ? name.slice(0, -tag.length - 1) : name;
  return [`${bare}\n  Registry: ${registry || 'Docker Hub'}\n  Tags:     ${tag || 'latest'}\n`];
};
