import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCustomResource } from './custom-group.ts';

test('of custom resources a server knows no Go type', () => {
  const custom = [
    ['example.com', 'Widget'],
    ['config.openshift.io', 'Image'],
    ['security.openshift.io', 'SecurityContextConstraints'],
  ] as const;
  for (const [group, kind] of custom) assert.ok(isCustomResource({ group, kind }), `${group} ${kind}`);
});

test('it knows those of its own resources, of OAuth, and of the scale of deployment configs', () => {
  const typed = [
    ['', 'Pod'],
    ['security.openshift.io', 'PodSecurityPolicyReview'],
    ['oauth.openshift.io', 'OAuthClient'],
    ['extensions', 'Scale'],
  ] as const;
  for (const [group, kind] of typed) assert.ok(!isCustomResource({ group, kind }), `${group} ${kind}`);
});
