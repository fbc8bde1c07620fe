Feature: What the documentation promises of the policies
  The documentation gives reasons to choose Local, and limits of it. Each is an experiment here, but one: it says that the
  pull-through of the registry "is on by default" and "must be enabled". The registry of 4.19 cannot turn it off: configured
  with `pullthrough.enabled: false` it logs `pullthrough can't be disabled anymore` and serves as before, so what would
  happen without it cannot be observed.

  Background:
    Given the project "is-test"

  Rule: With Local, pods can use a registry that the nodes do not trust

    @A9
    Scenario: Nodes refuse the registry, the internal registry does not mind
      Given quay.io serves "acme/app:1" as image A
      And the cluster does not trust the certificate of quay.io
      And I have run `oc import-image app:1 --from=quay.io/acme/app:1 --reference-policy=local --insecure --confirm`
      When I run `oc new-app --name web -i app:1`
      Then the pods of "web" run image A from "image-registry.openshift-image-registry.svc:5000/is-test/app"
      And the internal registry served the image of the pods of "web"

    @A9
    Scenario: With Source the nodes have to trust it themselves
      Given quay.io serves "acme/app:1" as image A
      And the cluster does not trust the certificate of quay.io
      And I have run `oc import-image app:1 --from=quay.io/acme/app:1 --insecure --confirm`
      When a pod "web" is created with image A of "quay.io/acme/app"
      Then the pod "web" cannot pull its image: "tls: failed to verify certificate: x509: certificate signed by unknown authority"

    @A9
    Scenario: The import itself needs to be told
      Given quay.io serves "acme/app:1" as image A
      And the cluster does not trust the certificate of quay.io
      When I run `oc import-image app:1 --from=quay.io/acme/app:1 --reference-policy=local --confirm`, which fails
      Then the import of the tag "app:1" failed: "x509: certificate signed by unknown authority"

  Rule: A direct reference to the external image is never redirected

    @A9
    Scenario: A pod that names docker.io is served by docker.io
      Given docker.io serves "openshift/hello-openshift:latest" as image A
      And I have run `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local --confirm`
      When a pod "direct" is created with the image "docker.io/openshift/hello-openshift:latest"
      Then the pod "direct" runs image A, served by docker.io
      And the nodes asked the internal registry for nothing
      And the internal registry stores nothing

  Rule: A private registry needs a secret in the project for Local, a linked one for Source

    @A9
    Scenario: Without a secret there is no import
      Given registry.redhat.io demands the user "acme" with the password "s3cret"
      And registry.redhat.io serves "private/app:1" as image A
      When I run `oc import-image app:1 --from=registry.redhat.io/private/app:1 --reference-policy=local --confirm`, which fails
      Then the import of the tag "app:1" failed: "you may not have access to the container image \"registry.redhat.io/private/app:1\""

    @A9
    Scenario: Local: a secret of the project is enough
      Given registry.redhat.io demands the user "acme" with the password "s3cret"
      And registry.redhat.io serves "private/app:1" as image A
      And the project has the secret "up" with the user "acme" and the password "s3cret" for registry.redhat.io
      And I have run `oc import-image app:1 --from=registry.redhat.io/private/app:1 --reference-policy=local --confirm`
      When a pod "web" is created with image A of "image-registry.openshift-image-registry.svc:5000/is-test/app"
      Then the pod "web" runs image A, served by the internal registry

    @A9
    Scenario: Source: the secret must be linked to the service account of the pod
      Given registry.redhat.io demands the user "acme" with the password "s3cret"
      And registry.redhat.io serves "private/app:1" as image A
      And the project has the secret "up" with the user "acme" and the password "s3cret" for registry.redhat.io
      And I have run `oc import-image app:1 --from=registry.redhat.io/private/app:1 --confirm`
      When a pod "before" is created with image A of "registry.redhat.io/private/app"
      Then the pod "before" cannot pull its image: "authentication required"
      When the secret "up" is linked to the service account "default" for pulls
      And a pod "after" is created with image A of "registry.redhat.io/private/app"
      Then the pod "after" runs image A, served by registry.redhat.io
