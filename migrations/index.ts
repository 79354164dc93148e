import { Tenancy1795300000100 } from './0001-tenancy.js';
import { CenterProfiles1795300000200 } from './0002-center-profiles.js';
import { People1795300000300 } from './0003-people.js';
import { AuditAndIdempotency1795300000400 } from './0004-audit-and-idempotency.js';
import { Employers1795300000500 } from './0005-employers.js';
import { Cohorts1795300000600 } from './0006-cohorts.js';
import { FollowUpPolicies1795300000700 } from './0007-follow-up-policies.js';
import { Prospects1795300000800 } from './0008-prospects.js';
import { Interviews1795300000900 } from './0009-interviews.js';
import { Outcomes1795300001000 } from './0010-outcomes.js';
import { FollowUps1795300001100 } from './0011-follow-ups.js';
import { ProspectTimeline1795300001200 } from './0012-prospect-timeline.js';
import { Notes1795300001300 } from './0013-notes.js';
import { Imports1795300001400 } from './0014-imports.js';
import { CaseloadDashboard1795300001500 } from './0015-caseload-dashboard.js';
import { PoliciesThatACenterEdits1795300001600 } from './0016-policies-that-a-center-edits.js';
import { Pauses1795300001700 } from './0017-pauses.js';
import { OffersAndCalls1795300001800 } from './0018-offers-and-calls.js';
import { Scripts1795300001900 } from './0019-scripts.js';
import { Deliveries1795300002000 } from './0020-deliveries.js';
import { CalendarFeeds1795300002100 } from './0021-calendar-feeds.js';
import { Reminders1795300002200 } from './0022-reminders.js';
import { ApiTokens1795300002300 } from './0023-api-tokens.js';
import { Webhooks1795300002400 } from './0024-webhooks.js';
import { DryRuns1795300002500 } from './0025-dry-runs.js';
import { FeedbackThemesAndTimetables1795300002600 } from './0026-feedback-themes-and-timetables.js';
import { PinnedPolicyVersions1795300002700 } from './0027-pinned-policy-versions.js';
import { PolicyTrials1795300002800 } from './0028-policy-trials.js';
import { ReadinessAndTiers1795300002900 } from './0029-readiness-and-tiers.js';
import { SmallestGroup1795300003100 } from './0031-smallest-group.js';
import { OwedSteps1795300003200 } from './0032-owed-steps.js';
import { FirstDestinations1795300003300 } from './0033-first-destinations.js';
import { ReportRuns1795300003400 } from './0034-report-runs.js';
import { Exports1795300003600 } from './0036-exports.js';
import { ExportSchedules1795300003700 } from './0037-export-schedules.js';
import { LeasesBesideTheQueue1795300003800 } from './0038-leases-beside-the-queue.js';
import { PasswordsThatChange1795300003900 } from './0039-passwords-that-change.js';
import { HistoryImports1795300004000 } from './0040-history-imports.js';

/** In the order in which they run. Never edit one that has been merged; add another. */
export const MIGRATIONS = [
  Tenancy1795300000100,
  CenterProfiles1795300000200,
  People1795300000300,
  AuditAndIdempotency1795300000400,
  Employers1795300000500,
  Cohorts1795300000600,
  FollowUpPolicies1795300000700,
  Prospects1795300000800,
  Interviews1795300000900,
  Outcomes1795300001000,
  FollowUps1795300001100,
  ProspectTimeline1795300001200,
  Notes1795300001300,
  Imports1795300001400,
  CaseloadDashboard1795300001500,
  PoliciesThatACenterEdits1795300001600,
  Pauses1795300001700,
  OffersAndCalls1795300001800,
  Scripts1795300001900,
  Deliveries1795300002000,
  CalendarFeeds1795300002100,
  Reminders1795300002200,
  ApiTokens1795300002300,
  Webhooks1795300002400,
  DryRuns1795300002500,
  FeedbackThemesAndTimetables1795300002600,
  PinnedPolicyVersions1795300002700,
  PolicyTrials1795300002800,
  ReadinessAndTiers1795300002900,
  SmallestGroup1795300003100,
  OwedSteps1795300003200,
  FirstDestinations1795300003300,
  ReportRuns1795300003400,
  Exports1795300003600,
  ExportSchedules1795300003700,
  LeasesBesideTheQueue1795300003800,
  PasswordsThatChange1795300003900,
  HistoryImports1795300004000,
];
