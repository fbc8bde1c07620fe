Feature: A scheduled tag is imported again every 15 minutes
  An image stream does not notice that the tag outside has moved. With `--scheduled` the cluster asks again, every 15 minutes.
  It asks for the manifest alone, and writes nothing as long as the answer is the same.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: With a schedule the stream follows the tag outside

    @B8 @needs:clock
    Scenario Outline: `<command>`
      Given I have run `<command>`
      And the tag "balazsszeti/hello:sleeper" of docker.io moves to image B
      When 10 minutes pass
      Then the tag "hello:mytag" points at image A
      When 10 minutes pass
      Then the tag "hello:mytag" points at image B

      Examples:
        | command                                                                                          |
        | oc tag docker.io/balazsszeti/hello:sleeper hello:mytag --scheduled                               |
        | oc import-image hello:mytag --from=docker.io/balazsszeti/hello:sleeper --confirm --scheduled=true |

    @B8 @needs:clock
    Scenario: The workloads follow the stream
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper hello:mytag --scheduled`
      And the deployment "web" is created with the tag "hello:mytag"
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And the tag "balazsszeti/hello:sleeper" of docker.io moves to image B
      When 20 minutes pass
      Then the pods of "web" run image B from "docker.io/balazsszeti/hello"

    @B8 @needs:clock
    Scenario: As long as the tag stays, nothing is written
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper hello:mytag --scheduled`
      And the tag "hello:mytag" points at image A
      Then nothing happens within 1 hour

    @B8 @needs:clock
    Scenario: An outage is forgotten at the next turn
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper hello:mytag --scheduled`
      And docker.io goes down
      When 20 minutes pass
      Then the import of the tag "hello:mytag" failed: "connection refused"
      When docker.io comes back
      And the tag "balazsszeti/hello:sleeper" of docker.io moves to image B
      And 20 minutes pass
      Then the tag "hello:mytag" points at image B

  Rule: Without a schedule it never does

    @B8 @needs:clock
    Scenario Outline: After a day, <variation>
      Given the tag "hello:mytag" holds image A as <variation>
      And the tag "balazsszeti/hello:sleeper" of docker.io moves to image B
      When 1 day passes
      Then the tag "hello:mytag" points at image A

      Examples:
        | variation                           |
        | an external image                   |
        | an external image with pull-through |
        | a copy of an external image         |

    @B8 @needs:clock
    Scenario: A reference is never imported, scheduled or not
      Given I have run `oc tag docker.io/balazsszeti/hello:sleeper hello:mytag --reference=true --scheduled`
      Then nothing happens within 1 hour
