import type { Verb } from '../../verb.ts';
import { files, image } from './flag-files.ts';
import { lines } from './lines.ts';

/** Flags of set, and what they refuse. */
export const flagsOfSet: readonly Verb[] = [
  { line: 'new-project flags', files },
  ...lines(`
    create deployment web --image=${image} --replicas=0 --port=8080
    create configmap words --from-literal=a=b
    create secret generic word --from-literal=a=b
    create svc clusterip web --tcp=80
    create svc clusterip other --tcp=80
    create -f older.json
    create -f route.json
    create rolebinding rb --clusterrole=view --user=bob
    create is s
    new-build -D 'FROM ${image}' --name=bb
    set nosuch
    set build-hook bc/bb --post-commit --script='a b' --field-manager=me
    set build-hook bc/bb --post-commit --command -- a b
    set build-hook bc/bb --post-commit --command --script=x
    set build-hook bc/bb --post-commit
    set build-hook bc/bb --script=x
    set build-hook bc/bb --post-commit --remove -o name
    set build-hook bc --all --post-commit --script=x --dry-run=client
    set build-hook bc -l nosuch=1 --post-commit --script=x
    set build-hook -f deep -R --post-commit --script=x
    set build-hook deploy/web --post-commit --script=x
    set build-secret bc/bb --push word
    set build-secret bc/bb --pull nosuch --field-manager=me
    set build-secret bc/bb --source word -o name
    set build-secret bc/bb --push --pull word
    set build-secret bc/bb word
    set build-secret bc/bb --push
    set build-secret bc/bb --push --remove
    set build-secret bc --all --pull word --dry-run=client
    set build-secret bc -l nosuch=1 --pull word
    set build-secret -f deep -R --pull word
    set build-secret deploy/web --pull word
    set data cm/words
    set data cm/words a
    set data cm/words a=1 a-
    set data cm/words a=2 --field-manager=me
    set data cm --all b=3
    set data cm -l nosuch=1 b=3
    set data cm/words --from-literal=c=4 --from-file=cm.json
    set data cm/words --from-file=nosuch
    set data -f cm.json --local z=1 -o yaml
    set data -f deep -R z=1
    set data -k k z=1
    set data secret/word a=9 -o name
    set data deploy/web a=b
    set data cm/words nosuch-
    set deployment-hook dc/older --pre -- a
    set deployment-hook dc/older --pre --post -- a
    set deployment-hook dc/older --pre
    set deployment-hook dc/older -- a
    set deployment-hook dc/older --mid --failure-policy=nonsense -- a
    set deployment-hook dc/older --mid --failure-policy=abort -- a
    set deployment-hook dc/older --post -c nosuch -- a
    set deployment-hook dc/older --post -e A=b --volumes=v -- a
    set deployment-hook dc/older --remove --pre -o name
    set deployment-hook dc/older --remove
    set deployment-hook dc --all --pre --dry-run=client -- a
    set deployment-hook dc -l nosuch=1 --pre -- a
    set deployment-hook -f deep -R --pre -- a
    set deployment-hook deploy/web --pre -- a
    set env deploy/web A=1 --field-manager=me
    set env deploy/web A=2 --resource-version=1
    set env -f deep -R A=1
    set env -k k A=1
    set env deploy/web --from=cm/words --keys=a --prefix=P_
    set env deploy/web --from=cm/words --keys=nosuch
    set env deploy/web --from=nosuch
    set env deploy/web --env=B
    set env deploy/web -e B=1 -e B-
    set env deploy/web --containers=h*
    set env deploy/web --list -o yaml
    set env deploy/web A=1 --list
    set env deploy/web A=3 --overwrite=x
    set image deploy/web hello=x --field-manager=me
    set image deploy/web hello=${image} --source=nonsense
    set image deploy/web hello=${image} --source=docker
    set image deploy/web hello=s:latest --source=istag
    set image deploy/web nosuch=x
    set image deploy/web '*=${image}'
    set image deploy/web hello
    set image deploy/web hello=
    set image deploy -l app=web hello=${image}
    set image deploy --all hello=${image}
    set image -f deep -R hello=x
    set image -k k hello=x
    set image deploy/web
    set image
    set image-lookup s
    set image-lookup s --enabled=false --field-manager=me
    set image-lookup --list
    set image-lookup nosuch
    set image-lookup deploy/web --enabled=false
    set image-lookup -f deep -R
    set image-lookup --all -o name
  `),
];
