import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeCauses } from './build-causes.ts';

test('a build tells why it was started', () => {
  assert.equal(describeCauses(undefined), '\nBuild trigger cause:\t<unknown>\n\n');
  assert.equal(describeCauses([]), '\n');
  const git = { commit: '0123456789', message: 'fix', author: { name: 'Ann' }, committer: { name: 'Bob' } };
  assert.equal(
    describeCauses([{ message: 'GitHub WebHook', githubWebHook: { secret: '<secret>', revision: { git } } }]),
    '\nBuild trigger cause:\tGitHub WebHook\nCommit:\t0123456 (fix)\nAuthor/Committer:\tAnn / Bob\nSecret:\t<secret>\n\n',
  );
  const imageChangeBuild = { imageID: 'x@sha256:1', fromRef: { kind: 'ImageStreamTag', name: 'base:1' } };
  assert.equal(
    describeCauses([{ message: 'Image change', imageChangeBuild }]),
    '\nBuild trigger cause:\tImage change\nImage ID:\tx@sha256:1\nImage Name/Kind:\tbase:1 / ImageStreamTag\n\n',
  );
});
