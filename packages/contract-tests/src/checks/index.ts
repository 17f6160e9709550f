import { foreignKeyRefused } from './authentication/foreign-key-refused.js';
import { keyAccepted } from './authentication/key-accepted.js';
import { keyNotEchoed } from './authentication/key-not-echoed.js';
import { keyRequired } from './authentication/key-required.js';
import { linkWorksWithoutKey } from './authentication/link-works-without-key.js';
import { baselineCurrent } from './baseline/baseline-current.js';
import { creditsChargedOnce } from './cost/credits-charged-once.js';
import { creditsNeverNegative } from './cost/credits-never-negative.js';
import { creditsNotCharged } from './cost/credits-not-charged.js';
import type { Check } from './define-check.js';
import { finalStateStays } from './flows/final-state-stays.js';
import { messageFitsState } from './flows/message-fits-state.js';
import { progressFitsState } from './flows/progress-fits-state.js';
import { progressNeverFalls } from './flows/progress-never-falls.js';
import { queuePosition } from './flows/queue-position.js';
import { resultLinkStays } from './flows/result-link-stays.js';
import { resultOfOwnTask } from './flows/result-of-own-task.js';
import { resultOnlyWhenDone } from './flows/result-only-when-done.js';
import { resultStable } from './flows/result-stable.js';
import { resultWhenDone } from './flows/result-when-done.js';
import { slotsAvailable } from './flows/slots-available.js';
import { slotsEnforced } from './flows/slots-enforced.js';
import { taskEnds } from './flows/task-ends.js';
import { taskFails } from './flows/task-fails.js';
import { taskIdUnique } from './flows/task-id-unique.js';
import { taskSucceeds } from './flows/task-succeeds.js';
import { charsetUtf8 } from './media/charset-utf8.js';
import { contentTypeDeclared } from './media/content-type-declared.js';
import { contentTypeTrue } from './media/content-type-true.js';
import { linkEndingTrue } from './media/link-ending-true.js';
import { pictureFormatEqualsLabel } from './media/picture-format-equals-label.js';
import { backgroundColour } from './pictures/background-colour.js';
import { backgroundRemoved } from './pictures/background-removed.js';
import { cropTrims } from './pictures/crop-trims.js';
import { pictureComplete } from './pictures/picture-complete.js';
import { pictureCount } from './pictures/picture-count.js';
import { pictureDecodes } from './pictures/picture-decodes.js';
import { pictureDepth } from './pictures/picture-depth.js';
import { pictureFormatAsAsked } from './pictures/picture-format-as-asked.js';
import { pictureHasAlpha } from './pictures/picture-has-alpha.js';
import { pictureInColour } from './pictures/picture-in-colour.js';
import { pictureKeepsDetail } from './pictures/picture-keeps-detail.js';
import { pictureNotBlank } from './pictures/picture-not-blank.js';
import { pictureOpaque } from './pictures/picture-opaque.js';
import { pictureShowsUpload } from './pictures/picture-shows-upload.js';
import { pictureSize } from './pictures/picture-size.js';
import { pictureStill } from './pictures/picture-still.js';
import { pictureUpright } from './pictures/picture-upright.js';
import { stampCropFindsPrint } from './pictures/stamp-crop-finds-print.js';
import { statedSizeTrue } from './pictures/stated-size-true.js';
import { subjectKept } from './pictures/subject-kept.js';
import { subjectShare } from './pictures/subject-share.js';
import { subjectUndistorted } from './pictures/subject-undistorted.js';
import { defaultAsDocumented } from './requests/default-as-documented.js';
import { generatedInputAnswered } from './requests/generated-input-answered.js';
import { invalidRequestRefused } from './requests/invalid-request-refused.js';
import { optionHasEffect } from './requests/option-has-effect.js';
import { bodyMatchesSchema } from './schema/body-matches-schema.js';
import { documentedFieldPresent } from './schema/documented-field-present.js';
import { responseAgrees } from './schema/response-agrees.js';
import { responseIdUnique } from './schema/response-id-unique.js';
import { undeclaredField } from './schema/undeclared-field.js';
import { undeclaredValue } from './schema/undeclared-value.js';
import { usageAddsUp } from './schema/usage-adds-up.js';
import { sdkRequestFits } from './sdk/sdk-request-fits.js';
import { sdkUnderstands } from './sdk/sdk-understands.js';
import { envelopeCodeMatchesStatus } from './status/envelope-code-matches-status.js';
import { reasonGiven } from './status/reason-given.js';
import { refusalCode } from './status/refusal-code.js';
import { refusalStyleSteady } from './status/refusal-style-steady.js';
import { statusDeclared } from './status/status-declared.js';
import { statusExpected } from './status/status-expected.js';
import { validRequestAccepted } from './status/valid-request-accepted.js';
import { eventsAsDocumented } from './text/events-as-documented.js';
import { jsonEncoding } from './text/json-encoding.js';
import { jsonNoDuplicateKeys } from './text/json-no-duplicate-keys.js';
import { jsonObject } from './text/json-object.js';
import { jsonSafeNumbers } from './text/json-safe-numbers.js';
import { jsonWellformed } from './text/json-wellformed.js';
import { textNotGarbled } from './text/text-not-garbled.js';
import { contentEncodingAsAsked } from './transport/content-encoding-as-asked.js';
import { contentLengthTrue } from './transport/content-length-true.js';
import { headerOnce } from './transport/header-once.js';
import { headersSteady } from './transport/headers-steady.js';
import { httpWellformed } from './transport/http-wellformed.js';
import { httpsLink } from './transport/https-link.js';
import { keyedResponseNotCached } from './transport/keyed-response-not-cached.js';
import { linkPublic } from './transport/link-public.js';
import { linkWithoutLogin } from './transport/link-without-login.js';
import { noCookies } from './transport/no-cookies.js';
import { noCors } from './transport/no-cors.js';
import { noDeprecation } from './transport/no-deprecation.js';
import { noRedirect } from './transport/no-redirect.js';
import { responseArrives } from './transport/response-arrives.js';
import { responseBounded } from './transport/response-bounded.js';
import { responseComplete } from './transport/response-complete.js';
import { responseInTime } from './transport/response-in-time.js';
import { retryAfterUsable } from './transport/retry-after-usable.js';

/**
 * Every check, by the kind of drift that it looks for. The findings of an exchange are in this order, from the
 * connection inwards, so that the first one is nearest to the cause.
 */
export const CHECK_FAMILIES = [
  {
    title: 'Headers and transport',
    checks: [
      responseArrives,
      responseInTime,
      responseBounded,
      responseComplete,
      contentLengthTrue,
      httpWellformed,
      noRedirect,
      contentEncodingAsAsked,
      headerOnce,
      noCookies,
      keyedResponseNotCached,
      noCors,
      retryAfterUsable,
      headersSteady,
      httpsLink,
      linkPublic,
      linkWithoutLogin,
      noDeprecation,
    ],
  },
  { title: 'Authentication', checks: [keyNotEchoed, keyRequired, foreignKeyRefused, keyAccepted, linkWorksWithoutKey] },
  {
    title: 'Status',
    checks: [
      statusDeclared,
      statusExpected,
      validRequestAccepted,
      refusalCode,
      envelopeCodeMatchesStatus,
      refusalStyleSteady,
      reasonGiven,
    ],
  },
  {
    title: 'Media types',
    checks: [contentTypeDeclared, contentTypeTrue, charsetUtf8, pictureFormatEqualsLabel, linkEndingTrue],
  },
  {
    title: 'Raw bytes',
    checks: [
      jsonWellformed,
      jsonEncoding,
      jsonNoDuplicateKeys,
      jsonSafeNumbers,
      jsonObject,
      eventsAsDocumented,
      textNotGarbled,
    ],
  },
  {
    title: 'Schema',
    checks: [
      bodyMatchesSchema,
      undeclaredField,
      undeclaredValue,
      documentedFieldPresent,
      usageAddsUp,
      responseAgrees,
      responseIdUnique,
    ],
  },
  {
    title: 'Pictures',
    checks: [
      pictureDecodes,
      pictureComplete,
      pictureFormatAsAsked,
      pictureHasAlpha,
      pictureNotBlank,
      pictureOpaque,
      pictureSize,
      pictureStill,
      pictureUpright,
      pictureDepth,
      pictureInColour,
      pictureCount,
      statedSizeTrue,
      pictureShowsUpload,
      pictureKeepsDetail,
      subjectKept,
      subjectUndistorted,
      subjectShare,
      backgroundRemoved,
      backgroundColour,
      cropTrims,
      stampCropFindsPrint,
    ],
  },
  {
    title: 'Flows',
    checks: [
      taskIdUnique,
      progressNeverFalls,
      progressFitsState,
      queuePosition,
      messageFitsState,
      resultOnlyWhenDone,
      resultWhenDone,
      taskSucceeds,
      taskFails,
      taskEnds,
      finalStateStays,
      resultLinkStays,
      resultStable,
      resultOfOwnTask,
      slotsEnforced,
      slotsAvailable,
    ],
  },
  { title: 'Requests', checks: [invalidRequestRefused, generatedInputAnswered, optionHasEffect, defaultAsDocumented] },
  { title: 'Cost', checks: [creditsChargedOnce, creditsNotCharged, creditsNeverNegative] },
  { title: 'The SDK', checks: [sdkRequestFits, sdkUnderstands] },
  { title: 'The baseline', checks: [baselineCurrent] },
] as const;

/** A check of any family. */
type KnownCheck = (typeof CHECK_FAMILIES)[number]['checks'][number];

/** The stable ids of all checks. */
export type CheckId = KnownCheck['id'];

/** All checks, family by family. */
export const CHECKS: readonly Check<CheckId>[] = CHECK_FAMILIES.flatMap(
  ({ checks }): readonly Check<CheckId>[] => checks,
);

/** A check by its id. */
export function checkOf(id: CheckId): Check<CheckId> {
  const found = CHECKS.find((check) => check.id === id);
  if (!found) throw new Error(`no check is called ${id}`);
  return found;
}
