import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of rollouts, and what they refuse. */
export const flagsOfRollouts: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create deployment up --image=${image} --replicas=2 -- sh -c 'echo up; sleep 3600'
    rollout status deploy/up
    wait pod -l app=up --for=condition=Ready
    rollout status deploy/web --watch=false
    rollout status deploy/web --timeout=-1s
    rollout status deploy/web --timeout=x
    rollout status deploy/web --timeout=1
    rollout status -f web.json
    rollout status -f deep -R
    rollout status deploy -l app=web
    rollout status deploy/web deploy/up
    rollout status cm/words
    rollout status dc/older --revision=-1
    rollout status dc/older --revision=5
    rollout history deploy/web --revision=-1
    rollout history deploy/web --revision=x
    rollout history -f web.json
    rollout history -f deep -R
    rollout history -k k
    rollout history cm/words
    rollout undo deploy/web --to-revision=-1
    rollout undo deploy/web --to-revision=9
    rollout undo -f web.json
    rollout undo deploy -l app=web
    rollout undo cm/words
    rollout undo
    rollout undo deploy/web -o nonsense
    rollout restart deploy -l app=nosuch
    rollout restart cm/words
    rollout restart deploy/web --field-manager=mine
    rollout restart
    rollout restart -k k
    rollout pause deploy/web -o name
    rollout pause deploy/web --field-manager=mine
    rollout resume -f web.json
    rollout pause deploy -l app=web
    rollout resume deploy -l app=web -o yaml
    rollout resume deploy/nosuch
    rollout pause
    rollout resume svc/web
    rollout latest older --again -o revision
    rollout latest older -o nonsense
    rollout latest nosuch
    rollout latest deploy/web
    rollout latest older x
    rollout cancel dc/older -o name
    rollout cancel -f older.json
    rollout cancel deploy/web
    rollout cancel
    rollout retry dc/older -o name
    rollout retry deploy/web
    rollout retry
    rollout nosuch
    rollout status dc -l nosuch=1
  `),
];
