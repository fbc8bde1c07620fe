Feature: What becomes of an image whose tag has moved
  An image stream holds a digest, and trusts that the registry outside still serves it. Registries differ in that. Docker Hub keeps
  the manifest of a moved tag. Quay, when the article was written, dropped it at once; today it keeps it for two weeks by default.
  What the internal registry has cached is not affected.

  Background:
    Given quay.io serves "acme/hello:1" as image A
    And docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: Docker Hub keeps it, so that old pods start anywhere

    @B10
    Scenario: An external image on a new node
      Given docker.io keeps what no tag names for ever
      And the tag "hello:mytag" holds image A as an external image
      And the tag "balazsszeti/hello:sleeper" of docker.io moves to image B
      When the deployment "web" is created with the tag "hello:mytag"
      Then the pods of "web" run image A, served by docker.io

  Rule: A registry that drops it at once breaks what is not cached

    Background:
      Given quay.io drops what no tag names
      And quay.io serves "acme/hello:1" as image A

    @B10
    Scenario: An external image on a new node
      Given the tag "hello:mytag" holds image A as an external image
      And the deployment "first" is created with the tag "hello:mytag" on the node "worker-0"
      And the pods of "first" run on the node "worker-0"
      When the tag "acme/hello:1" of quay.io moves to image B
      And the deployment "second" is created with the tag "hello:mytag" on the node "worker-1"
      Then the pods of "second" cannot pull their image: "manifest unknown"
      And the pods of "first" run image A from "quay.io/acme/hello"

    @B10
    Scenario: An external image with pull-through that was used before
      Given the tag "hello:mytag" holds image A as an external image with pull-through
      And the deployment "first" is created with the tag "hello:mytag" on the node "worker-0"
      And the pods of "first" run on the node "worker-0"
      When the tag "acme/hello:1" of quay.io moves to image B
      And the deployment "second" is created with the tag "hello:mytag" on the node "worker-1"
      Then the pods of "second" run image A, served by the internal registry

    @B10
    Scenario: An external image with pull-through that was never used
      Given the tag "hello:mytag" holds image A as an external image with pull-through
      When the tag "acme/hello:1" of quay.io moves to image B
      And the deployment "first" is created with the tag "hello:mytag"
      Then the pods of "first" cannot pull their image: "manifest unknown"

  Rule: Quay of today keeps it for two weeks

    @B10 @needs:clock
    Scenario Outline: After <time>
      Given quay.io keeps what no tag names for 14 days
      And quay.io serves "acme/hello:1" as image A
      And the tag "hello:mytag" holds image A as an external image
      And the tag "acme/hello:1" of quay.io moves to image B
      When <time> pass
      And the deployment "web" is created with the tag "hello:mytag"
      Then the pods of "web" <outcome>

      Examples:
        | time    | outcome                                        |
        | 13 days | run image A, served by quay.io                 |
        | 15 days | cannot pull their image: "manifest unknown" |
