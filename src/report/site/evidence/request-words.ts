import type { Exchange } from '../../../evidence/exchange.ts';
import type { ImageNames } from '../../image-names.ts';
import { labelsFor } from '../../labels.ts';
import { bytes } from '../text/duration.ts';

/** What was asked for, in words of a language: `GET manifest of image A`; the path where it is none of the known ones. */
export const requestWords = ({ method, path }: Exchange, names: ImageNames, language: 'en' | 'zh'): string => {
  if (/^\/v2\/?$/.test(path)) return `${method} /v2/`;
  const [, kind, reference = ''] = /\/(manifests|blobs|uploads|signatures)\/([^/?]*)/.exec(path) ?? [];
  const labels = labelsFor(language);
  const digest = kind === 'signatures' ? undefined : /sha256:[0-9a-f]{64}/.exec(path)?.[0];
  const part = digest === undefined ? undefined : names.describe([digest], labels);
  if (part !== undefined && !part.includes('?')) return `${method} ${part}`;
  if (kind === 'manifests') return `${method} ${labels.parts.manifest} ${names.shorten(reference)}`;
  if (kind === 'blobs') return `${method} blob ${names.shorten(reference)}`;
  if (kind === 'signatures')
    return `${method} ${language === 'zh' ? '签名' : 'signatures'} ${names.shorten(reference)}`;
  return `${method} ${names.shorten(path.replace(/\?.*/, ''))}`;
};

/** How it was answered: `200 · 1.2 kB`. */
export const answerWords = ({ status, bytes: size }: Exchange): string =>
  [status === 0 ? '—' : String(status), size === undefined ? undefined : bytes(size)].filter(Boolean).join(' · ');
