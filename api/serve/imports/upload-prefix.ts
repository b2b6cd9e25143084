/** Temporary folders of uploads begin so; the id of the server's process follows. */
export const uploadPrefix = 'subtier-upload-';
