from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# No file of any form may be larger; each form has its own, smaller limit and its sentence.
LARGEST_FILE_BYTES = 20 * 1024 * 1024


class CappedUploadHandler(FileUploadHandler):
    """Keeps endless files off the disk: the form then finds no file."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)
        self.received_bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received_bytes += len(raw_data)
        if self.received_bytes > LARGEST_FILE_BYTES:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
