import { createSide } from '../replay/comparison.ts';
import type { Output } from '../replay/output.ts';
import { podObjects } from './pod-objects.ts';

/** Makes what a command wrote on one cluster comparable with another one; `titles` tells what each digest stands for. */
export const comparableText = (line: string, output: Output, titles: ReadonlyMap<string, string>): string => {
  const side = createSide(new Set());
  for (const [hex, title] of titles) side.know(`sha256:${hex}`, title);
  if (line.startsWith('objects ')) return `${podObjects(line, output.stdout, titles)}\n--- exit 0`;
  const text = line.includes('cstat') ? output.stdout.replaceAll(/\n {3}(\S+) */g, ' $1 ') : output.stdout;
  const shown = line.startsWith('storage') ? withTitles(text, titles) : text;
  const textOf = (written: string): string[] =>
    side
      .text(line, { stdout: written, stderr: '', exitCode: 0 })
      .replaceAll(/\bdigest-\d+\b/g, '<digest>')
      .split('\n')
      .filter((each) => !each.startsWith('--- exit') && each !== '--- stderr:')
      .map((each) => withoutTurn(withoutChance(each, line), line));
  const lines = textOf(shown);
  const body = anyOrder.test(line)
    ? [...new Set(lines)].filter((each) => !/ {2}FailedMount {2}/.test(each)).sort()
    : /^(?:requests|storage|images|attempt)/.test(line)
      ? uniqueAttempts(lines.filter((each) => !/<digest>|^INTERNAL skopeo /.test(each))).sort()
      : lines;
  const stderr = output.stderr === '' ? '' : `\n--- stderr:\n${textOf(output.stderr).join('\n').trimEnd()}`;
  return `${body.join('\n').trim()}${stderr}\n--- exit ${output.exitCode}`;
};

/** Lists that are ordered by names or moments that are chance. */
const anyOrder = /^oc get \S*(?:pods|events|rs|rc)\b(?!.* -o yaml)|^states |^requests once/;

/** How often a node came back for a manifest that it could not get depends on when it did. */
const uniqueAttempts = (lines: readonly string[]): string[] => [
  ...lines.filter((line) => !attempt.test(line)),
  ...new Set(lines.filter((line) => attempt.test(line))),
];

const attempt = / cri-o GET (?:\/v2\/ |\/openshift\/token|\S+\/manifests\/)/;

/** Whether a pull that fails again and again is being tried or waited for, except where each state is looked at. */
const withoutTurn = (text: string, line: string): string =>
  line.startsWith('states ')
    ? text
    : text
        .replaceAll(/"Back-off pulling image \\".*?\\": (?:ErrImagePull|RegistryUnavailable): /g, '"')
        .replaceAll(
          "is waiting to start: image can't be pulled",
          'is waiting to start: trying and failing to pull image',
        )
        .replaceAll(/("reason": ?)"(?:ErrImagePull|RegistryUnavailable|ImagePullBackOff)"/g, '$1"<pull failed>"')
        .replaceAll(/ {2}(?:ErrImagePull|RegistryUnavailable|ImagePullBackOff)(?= {2}\d)/g, '  <pull failed>');

/** The platform's own image goes by another name in a release. */
const deployerImage = /quay\.io\/openshift(?:\/origin-deployer|-release-dev\/ocp-v4\.0-art-dev)(?:[:@][\w:.<>-]+)?/g;

const withTitles = (text: string, titles: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\b[0-9a-f]{64}\b/g, (hex) => titles.get(hex) ?? '<digest>');

/**
 * Whether a pull that fails again and again is just tried or waited for, how often something was tried within a time, which restart it is, what a machine is called inside, and which directory of
 * the recording's machine was looked into.
 */
const withoutChance = (text: string, line: string): string =>
  (/get events/.test(line)
    ? text.replace(
        /^(<time>\s+<time>\s+)\d+(\s+\w+\s+(?:Pulling|Failed|BackOff|FailedCreate|Pulled|Created|Started|InspectFailed|ErrImageNeverPull|FailedToRetrieveImagePullSecret|Killing)\b)/,
        '$1<n>$2',
      )
    : text
  )
    .replaceAll(deployerImage, '<deployer image>')
    .replaceAll(/ \((?:\d+[smh])+ ago\)/g, ' (<age> ago)')
    .replaceAll(/dial tcp: lookup (\S+)(?: on [\d.]+:\d+)?/g, 'dial tcp: lookup $1')
    .replaceAll(/dial tcp [\d.]+:(\d+)/g, 'dial tcp <address>:$1')
    .replaceAll(/Pod "[^"]*" is invalid/g, 'Pod is invalid')
    .replace('(combined from similar events): ', '');
