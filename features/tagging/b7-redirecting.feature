Feature: An image stream hides where images come from
  The tags of one stream may follow images of quite different registries. Workloads name the stream. To move them all to another
  registry, one changes the stream, and nothing else.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And quay.io serves "acme/hello:1" as image B
    And the project "myproject"

  Rule: One stream, several registries

    @B7
    Scenario: Two tags, two registries
      When I run `oc tag docker.io/balazsszeti/hello:sleeper hello:old`
      And I run `oc tag quay.io/acme/hello:1 hello:new`
      And the deployment "web" is created with the tag "hello:old"
      And the deployment "api" is created with the tag "hello:new"
      Then the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And the pods of "api" run image B from "quay.io/acme/hello"

  Rule: Changing the tag redirects every workload that follows it

    @B7
    Scenario: Two deployments move to quay.io
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper hello:current`
      And the deployment "web" is created with the tag "hello:current"
      And the deployment "api" is created with the tag "hello:current"
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      When I run `oc tag quay.io/acme/hello:1 hello:current`
      Then the pods of "web" run image B from "quay.io/acme/hello"
      And the pods of "api" run image B from "quay.io/acme/hello"
