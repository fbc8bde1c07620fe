/** Replaces what differs from run to run: one such function serves one experiment, since it numbers digests as they appear. */
export type Normalise = (text: string) => string;

/**
 * Makes two runs of the same commands comparable: ages, moments, durations, sizes, addresses, uids, versions and generated
 * names become placeholders; digests are numbered by their first appearance, so the same image stays the same image. Widths of
 * columns follow from what they hold, so runs of spaces shrink to two.
 */
export const createNormalise = (digests = new Map<string, string>()): Normalise => {
  const numbered = (hex: string): string => {
    if (!digests.has(hex)) digests.set(hex, `digest-${digests.size + 1}`);
    return digests.get(hex) as string;
  };
  return (text) =>
    rules
      .reduce(
        (result, [pattern, placeholder]) => result.replaceAll(pattern, placeholder),
        text.replaceAll(/\b[0-9a-f]{64}\b/g, numbered),
      )
      .split('\n')
      .map(squeeze)
      .join('\n');
};

const longAge =
  '(?:Less than a second|About (?:a minute|an hour)|\\d+ (?:second|minute|hour|day|week|month|year)s?|less than a second|about (?:a minute|an hour))';
const safe = '[bcdfghjklmnpqrstvwxz2456789]';

const rules: readonly (readonly [RegExp, string])[] = [
  [/\bcri-o:\/\/digest-\d+/g, 'cri-o://<container>'],
  [/(Found (?:container )?image )[0-9a-f]{7}/g, '$1<id>'],
  [new RegExp(`${longAge} (ago|old)`, 'g'), '<age> $1'],
  [new RegExp(`(running for )${longAge}`, 'g'), '$1<age>'],
  [new RegExp(`(\\s{2})${longAge}$`, 'gm'), '$1<age>'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uid>'],
  [/(resourceVersion"?: )"\d+"/g, '$1"<version>"'],
  [/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, '<time>'],
  [/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \+0000 UTC/g, '<time>'],
  [/[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000/g, '<date>'],
  [/in [\d.]+m?s \([\d.]+m?s including waiting\)/g, 'in <duration>'],
  [/Image size: \d+ bytes/g, 'Image size: <size>'],
  [/[\d.]+[kM]?B(?= in \d+ layers|\tsha256)/g, '<size>'],
  [/https:\/\/[\w.-]+:\d+(?=["\s])/g, '<server>'],
  [/\b10\.\d+\.\d+\.\d+\b/g, '<address>'],
  [/(pod-template-hash=)\w+/g, '$1<hash>'],
  [/^(?:Entrypoint|Command):\t\/.*$/gm, '<program>'],
  [/\bkube-api-access-\w{5}\b/g, 'kube-api-access-<id>'],
  [new RegExp(`-${safe}{6,10}-${safe}{5}\\b`, 'g'), '-<hash>-<id>'],
  [new RegExp(`-${safe}{7,10}\\b`, 'g'), '-<hash>'],
  [new RegExp(`-${safe}{5}\\b`, 'g'), '-<id>'],
  [/(?<=^|\s)(?:\d+[smhdy])+(?=[\s)]|$)/gm, '<age>'],
];

/** Spaces between columns, and those at the end of a line, depend on lengths. */
const squeeze = (line: string): string => line.replaceAll(/(?<=\S) {2,}(?=\S)/g, '  ').trimEnd();
