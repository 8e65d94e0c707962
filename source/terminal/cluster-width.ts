/** East Asian Wide and Fullwidth of Unicode 16, in ranges wide enough to hold their few unassigned gaps. */
const wide =
	/^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{20000}-\u{3fffd}]/u;

const emoji = /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|[\d#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2})/u;

const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/** How many cells a terminal gives to one grapheme cluster: 0, 1 or 2. */
export function clusterWidth(cluster: string): number {
	if (invisible.test(cluster)) return 0;
	return wide.test(cluster) || emoji.test(cluster) ? 2 : 1;
}
