import { Construct } from "constructs";
import { CloudwatchQueryDefinition } from "../parts/cdktf";
import { type Identity, metaOf } from "../parts/placement";
import { wholeEventsQuery } from "./events-query";

/** Config of {@link SavedQuery}. */
export interface SavedQueryConfig {
  /** Its name becomes the query's. */
  readonly identity: Identity;
  /** Names of the calls that are asked for. */
  readonly events: readonly string[];
  /** Name of the group that holds their records. */
  readonly logGroupName: string;
}

/** The query of who called what from where, saved in CloudWatch Logs Insights. */
export class SavedQuery extends Construct {
  /** The query. */
  readonly query: CloudwatchQueryDefinition;

  constructor(scope: Construct, id: string, { identity, events, logGroupName }: SavedQueryConfig) {
    super(scope, id);
    this.query = new CloudwatchQueryDefinition(this, "query", {
      ...metaOf(identity),
      name: identity.name,
      logGroupNames: [logGroupName],
      queryString: wholeEventsQuery(events),
    });
  }
}
