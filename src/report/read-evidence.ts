import { type Evidence, evidence } from '../evidence/evidence.ts';
import { evidenceVersion, parseMediaType } from '../evidence/media-type.ts';
import type { Message } from './envelope.ts';

/**
 * Reads an attachment as evidence.
 *
 * @returns undefined for an attachment of another kind
 * @throws Error when it claims to be evidence but is not, or is of a version that this one does not know
 */
export const readEvidence = (attachment: Message<'attachment'>): Evidence | undefined => {
  if (!read.has(attachment)) read.set(attachment, parsed(attachment));
  return read.get(attachment);
};

/** The summary and the reports of a run read the same attachments. */
const read = new WeakMap<Message<'attachment'>, Evidence | undefined>();

const parsed = (attachment: Message<'attachment'>): Evidence | undefined => {
  const type = parseMediaType(attachment.mediaType);
  if (type === undefined) return undefined;
  if (type.version > evidenceVersion) {
    throw new Error(
      `the attachment ${attachment.mediaType} was written by a newer Streamproof; this one reads version ${evidenceVersion}: update it`,
    );
  }
  const text =
    attachment.contentEncoding === 'BASE64' ? Buffer.from(attachment.body, 'base64').toString('utf8') : attachment.body;
  return evidence.parse(JSON.parse(text));
};
