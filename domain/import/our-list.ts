/** The first cell of the list that people download, fill in and drop back: by it the file is known again. */
export const OUR_LIST_KEY = 'handover-item';
